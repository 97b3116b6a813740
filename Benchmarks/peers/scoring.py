"""Scores and tiers the accounts of a CSV file by the rules of Benchmarks/Methods/ScoringWork.swift, with polars or pandas.

Reading is not timed. Points are whole hundredths, as in ours, so that the sums of all scores can be compared.
"""

import datetime
import json
import sys
import time

import numpy as np

AS_OF = datetime.date(2025, 12, 31)
INDUSTRY = {"Industrial Software": 1500, "Business Software": 1500, "Digital Software": 1500, "Financial Services": 1200,
            "Health Services": 1000, "Industrial Equipment": 800, "Business Services": 800, "Industrial Logistics": 600}
CRM = {"Salesforce": 800, "HubSpot": 800, "Dynamics 365": 400, "Pipedrive": 0, "none": 0}


def with_polars(path):
    import polars as pl

    frame = pl.read_csv(path, columns=["Industry", "Employees", "Annual Revenue", "CRM", "Fit Score", "Last Seen", "Existing Customer",
                                       "Created Date"],
                        schema_overrides={"Industry": pl.Categorical, "CRM": pl.Categorical, "Employees": pl.Float64,
                                          "Annual Revenue": pl.Float64, "Created Date": pl.Date})
    frame = frame.with_columns(pl.col("Last Seen").str.to_date("%m/%d/%Y"), pl.col("Existing Customer") == "Yes")
    frame = frame.rechunk()
    began = time.perf_counter()
    employees, revenue = pl.col("Employees"), pl.col("Annual Revenue")
    last, created = (pl.lit(AS_OF) - pl.col("Last Seen")).dt.total_days(), (pl.lit(AS_OF) - pl.col("Created Date")).dt.total_days()
    fit = (
        pl.col("Industry").replace_strict(INDUSTRY, default=200, return_dtype=pl.Int32)
        + pl.when(employees <= 50).then(200).when(employees <= 200).then(800).when(employees <= 2000).then(1500).otherwise(600)
        + pl.when(revenue <= 1e6).then(0).when(revenue <= 50e6).then(800).when(revenue <= 500e6).then(1200).otherwise(400)
        + pl.col("CRM").replace_strict(CRM, default=100, return_dtype=pl.Int32).fill_null(100))
    intent = (
        (pl.col("Fit Score") * 20).clip(0, 1800).round().cast(pl.Int32)
        + pl.when(last >= 0).then((1200 * (last / -180 * np.log(2)).exp()).round().cast(pl.Int32)).otherwise(0))
    engagement = (
        pl.when(pl.col("Existing Customer")).then(1200).otherwise(0)
        + pl.when(created < 0).then(0).when(created <= 180).then(800).when(created <= 365).then(600).when(created <= 730).then(300)
        .otherwise(0))
    scored = frame.lazy().select(
        fit=fit.clip(0, 5000), intent=intent.clip(0, 3000), engagement=engagement.clip(0, 2000)
    ).with_columns(score=pl.col("fit") + pl.col("intent") + pl.col("engagement")).with_columns(
        tier=pl.when((pl.col("intent") < 200) & (pl.col("engagement") == 0)).then(3)
        .when((pl.col("score") > 7500) & (pl.col("fit") >= 3500)).then(1)
        .when(pl.col("score") >= 4000).then(2).otherwise(3)).collect()
    seconds = time.perf_counter() - began
    return seconds, scored["score"].cast(pl.Int64).sum() / 100, (scored["tier"] == 1).sum(), (scored["tier"] == 2).sum()


def with_pandas(path):
    import pandas as pd

    frame = pd.read_csv(path, usecols=["Industry", "Employees", "Annual Revenue", "CRM", "Fit Score", "Last Seen", "Existing Customer",
                                       "Created Date"],
                        dtype={"Industry": "category", "CRM": "category"}, true_values=["Yes"], false_values=["No"],
                        parse_dates=["Created Date", "Last Seen"], date_format={"Created Date": "%Y-%m-%d", "Last Seen": "%m/%d/%Y"})
    began = time.perf_counter()
    day, infinity = pd.Timestamp(AS_OF), float("inf")
    last, created = (day - frame["Last Seen"]).dt.days, (day - frame["Created Date"]).dt.days

    def bands(column, ends, points):
        return pd.cut(column, [-infinity, *ends, infinity], labels=False).map(dict(enumerate(points)))

    fit = (
        frame["Industry"].map(INDUSTRY).astype(float).fillna(200)
        + bands(frame["Employees"], [50, 200, 2000], [200, 800, 1500, 600])
        + bands(frame["Annual Revenue"], [1e6, 50e6, 500e6], [0, 800, 1200, 400])
        + frame["CRM"].map(CRM).astype(float).fillna(100))
    intent = (frame["Fit Score"] * 20).clip(0, 1800).round() + (1200 * np.exp2(-last / 180)).where(last >= 0, 0).round()
    engagement = (
        frame["Existing Customer"] * 1200
        + bands(created, [-1, 180, 365, 730], [0, 800, 600, 300, 0]))
    scored = pd.DataFrame({"fit": fit.clip(0, 5000), "intent": intent.clip(0, 3000), "engagement": engagement.clip(0, 2000)})
    scored["score"] = scored["fit"] + scored["intent"] + scored["engagement"]
    scored["tier"] = np.select(
        [(scored["intent"] < 200) & (scored["engagement"] == 0), (scored["score"] > 7500) & (scored["fit"] >= 3500),
         scored["score"] >= 4000], [3, 1, 2], 3)
    seconds = time.perf_counter() - began
    return seconds, scored["score"].sum() / 100, (scored["tier"] == 1).sum(), (scored["tier"] == 2).sum()


if __name__ == "__main__":
    seconds, total, first, second = {"polars": with_polars, "pandas": with_pandas}[sys.argv[1]](sys.argv[2])
    print(json.dumps({"seconds": seconds, "objective": float(total), "clusters": int(first), "second_tier": int(second)}))
