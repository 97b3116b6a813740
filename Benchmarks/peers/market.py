"""Reads a generated market, scores and tiers it by the rules of market.yaml, and cuts Tier 2 by Ward's tree: where ours goes on to name,
to judge and to test the segments, this stops.

    python market.py FOLDER CUT all|tier

CUT is the score from which on an account is in Tier 2; `all` cuts every account into clusters, whatever its tier. FOLDER holds accounts.csv and signals.csv as `tessera generate` writes them. Prints accounts, accounts of Tier 2 and clusters.
"""

import sys

import fastcluster
import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import fcluster
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import MultiLabelBinarizer, OneHotEncoder, StandardScaler

AS_OF = pd.Timestamp("2026-06-30")
GOOD_INDUSTRIES = {"Automotive", "Energy", "Insurance", "Logistics", "Manufacturing", "Retail"}
GOOD_TECHNOLOGIES = {"Databricks", "Kafka", "Kubernetes", "SAP", "Snowflake", "SQL Server"}
INTENT = {"pricing_visit": 4, "content_download": 3, "topic_surge": 5, "competitor_research": 4}
ENGAGEMENT = {"email_reply": 4, "event_attendance": 5, "demo_request": 8, "webinar": 4}


def main(folder, cut, scope):
    accounts = pd.read_csv(f"{folder}/accounts.csv")
    signals = pd.read_csv(f"{folder}/signals.csv", parse_dates=["Date"])
    signals = signals[signals["Date"] <= AS_OF]
    signals["weight"] = np.exp2(-(AS_OF - signals["Date"]).dt.days / 30)
    decayed = signals.pivot_table(index="Account ID", columns="Signal", values="weight", aggfunc="sum", fill_value=0)
    decayed = decayed.reindex(accounts["Account ID"], fill_value=0).reset_index(drop=True)

    technologies = accounts["Technologies"].fillna("").str.split("; ")
    employees = accounts["Employees"]
    fit = (
        15 * accounts["Industry"].isin(GOOD_INDUSTRIES)
        + 15 * employees.between(201, 2000)
        + 8 * accounts["CRM"].isin(["HubSpot", "Salesforce"])
        + 12 * technologies.map(lambda names: not GOOD_TECHNOLOGIES.isdisjoint(names)))
    intent = sum(points * decayed[kind] for kind, points in INTENT.items()).clip(upper=30)
    engagement = sum(points * decayed[kind] for kind, points in ENGAGEMENT.items()).clip(upper=20)
    score = fit + intent + engagement
    tier = np.select([(score > 75) & (fit >= 35), score >= cut], [1, 2], 3)
    chosen_rows = (tier == 2) if scope == "tier" else np.full(len(tier), True)

    chosen = accounts[chosen_rows].reset_index(drop=True)
    tags = technologies[chosen_rows].map(lambda names: [name for name in names if name])
    numbers = np.log(chosen[["Employees", "Annual Revenue"]])
    numbers = StandardScaler().fit_transform(numbers.fillna(numbers.mean()))
    levels = OneHotEncoder(sparse_output=False).fit_transform(chosen[["Industry", "Country", "CRM", "Use Case"]].fillna("unknown"))
    tagged = TfidfTransformer().fit_transform(MultiLabelBinarizer().fit_transform(tags)).toarray()
    behavior = StandardScaler().fit_transform(np.log1p(decayed[chosen_rows])) / 4
    rows = np.hstack([numbers, levels, tagged, behavior])
    tree = fastcluster.linkage(rows, "ward")
    labels = fcluster(tree, round(len(rows) / 10), "maxclust")
    print(len(accounts), len(chosen), len(set(labels)))


main(sys.argv[1], float(sys.argv[2]), sys.argv[3])
