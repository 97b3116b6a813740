"""Reads a CSV file of accounts into typed columns, with a peer or with ours, and compares them.

    python reading.py data                  write ../data/accounts1m.csv: 1 M rows x 20 columns, a fixed seed
    python reading.py pandas|polars|duckdb FILE     one peer in this process, one line of JSON
    python reading.py compare [FILE]        ours and every peer in turn, five times, a table of ratios

Every peer gets the kind of each column told, which ours has to find out from the cells, and its usual fast options:
numbers become numbers (the two columns of money too), dates dates, yes/no booleans. Names of few kinds become
`category` in pandas and `Categorical` in polars; duckdb keeps VARCHAR, as its enums have to be declared with their values.
Tags stay one text in all three, while ours splits them. Two threads each, where there are threads. Seconds are those of
the reading alone; peak memory is that of the whole process, the interpreter included.
"""

import json
import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import time

FOLDER = pathlib.Path(__file__).parent.parent
FILE = FOLDER / "data" / "accounts1m.csv"
OURS = FOLDER / ".build" / "release" / "Methods"
ROUNDS = 5
PEERS = ["pandas", "polars", "duckdb"]
CATEGORIES = ["Industry", "Sub Industry", "Country", "City", "Ownership", "CRM", "Owner"]
MONEY = ["Contract Value", "Funding"]
HEADERS = ["Account ID", "Account Name", "Website", "Industry", "Sub Industry", "Country", "City", "Employees", "Annual Revenue",
           "Founded", "Technologies", "Created Date", "Last Seen", "Existing Customer", "Fit Score", "Contract Value", "Funding",
           "Ownership", "CRM", "Owner"]


def write_data(path=FILE, count=1_000_000):
    """Writes accounts as exports of a CRM have them: quoted money, two ways to write a date, empty cells."""
    chance = random.Random(1)
    syllables = ["al", "ber", "cor", "dan", "el", "for", "gan", "hol", "in", "jor", "kel", "lan", "mor", "nor", "or", "per",
                 "quin", "ros", "sol", "tan", "ur", "ver", "wen", "yor", "zan"]
    suffixes = ["Solutions", "Systems", "Group", "Industries", "Partners", "GmbH", "Ltd", "Inc", "Holdings", "Services"]
    industries = [f"{a} {b}" for a in ["Industrial", "Business", "Consumer", "Financial", "Health", "Digital"]
                  for b in ["Services", "Products", "Software", "Equipment", "Logistics"]]
    subs = [f"{industry} - {part}" for industry in industries for part in ["Retail", "Wholesale", "Online", "Rental", "Repair"]]
    countries = ["United States", "Germany", "France", "United Kingdom", "Canada", "Netherlands", "Spain", "Italy", "Sweden",
                 "Poland", "Brazil", "India", "Japan", "Australia", "Mexico", "Norway", "Austria", "Côte d'Ivoire"]
    cities = ["".join(chance.choices(syllables, k=chance.randint(2, 4))).capitalize() for _ in range(3000)]
    tools = ["Salesforce", "SAP", "Oracle", "Kafka", "Tableau", "Grafana", "Drupal", "Magento", "Spark", "Airflow", "Snowflake",
             "HubSpot", "Jira", "Slack", "Zendesk", "Okta", "Docker", "Redis", "Cassandra", "Looker"]
    owners = [f"Team {number}" for number in range(1, 81)]
    ownership = ["Private", "Public", "Subsidiary", "Nonprofit"]
    crms = ["Salesforce", "HubSpot", "Dynamics 365", "Pipedrive", "none", ""]
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(HEADERS) + "\n")
        for row in range(count):
            stem = "".join(chance.choices(syllables, k=3))
            industry = chance.randrange(len(industries))
            name = f"{stem.capitalize()} {chance.choice(suffixes)} {row}"
            if chance.random() < 0.05:
                name = f'"{stem.capitalize()}, {chance.choice(suffixes)} {row}"'
            revenue = int(10 ** chance.uniform(5, 9)) // 1000 * 1000
            funding = f'"${int(10 ** chance.uniform(4, 8)):,}"' if chance.random() < 0.6 else ""
            file.write(
                f"001{row:09d},{name},https://www.{stem}{row}.example,{industries[industry]},"
                f"{subs[industry * 5 + chance.randrange(5)]},{chance.choice(countries)},{chance.choice(cities)},"
                f"{int(10 ** chance.uniform(0.5, 4.5))},{revenue},{chance.randint(1900, 2024)},"
                f"{';'.join(chance.sample(tools, chance.randint(0, 4)))},"
                f"20{chance.randint(10, 25)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d},"
                f"{chance.randint(1, 12):02d}/{chance.randint(1, 28):02d}/20{chance.randint(20, 25)},"
                f"{'Yes' if chance.random() < 0.1 else 'No'},{chance.uniform(0, 100):.2f},"
                f'"${int(10 ** chance.uniform(3, 6.5)):,}",{funding},'
                f"{chance.choice(ownership)},{chance.choice(crms)},{chance.choice(owners)}\n")


def with_pandas(path):
    import pandas

    began = time.perf_counter()
    frame = pandas.read_csv(
        path, engine="c", dtype={name: "category" for name in CATEGORIES}, true_values=["Yes"], false_values=["No"],
        parse_dates=["Created Date", "Last Seen"], date_format={"Created Date": "%Y-%m-%d", "Last Seen": "%m/%d/%Y"})
    for name in MONEY:
        frame[name] = pandas.to_numeric(frame[name].str.replace("$", "").str.replace(",", ""))
    seconds = time.perf_counter() - began
    return seconds, frame.shape, {name: str(kind) for name, kind in frame.dtypes.items()}


def with_polars(path):
    import polars

    kinds = {name: polars.Categorical for name in CATEGORIES}
    kinds |= {"Account ID": polars.String, "Employees": polars.Float64, "Annual Revenue": polars.Float64, "Founded": polars.Float64,
              "Fit Score": polars.Float64, "Created Date": polars.Date}
    began = time.perf_counter()
    frame = polars.read_csv(path, schema_overrides=kinds)
    frame = frame.with_columns(
        *[polars.col(name).str.replace_all("[$,]", "").cast(polars.Float64) for name in MONEY],
        polars.col("Last Seen").str.to_date("%m/%d/%Y"), polars.col("Existing Customer") == "Yes")
    seconds = time.perf_counter() - began
    return seconds, frame.shape, {name: str(kind) for name, kind in frame.schema.items()}


def with_duckdb(path):
    import duckdb

    kinds = {name: "VARCHAR" for name in CATEGORIES + MONEY + ["Account ID", "Account Name", "Website", "Technologies",
                                                               "Existing Customer", "Last Seen"]}
    kinds |= {name: "DOUBLE" for name in ["Employees", "Annual Revenue", "Founded", "Fit Score"]} | {"Created Date": "DATE"}
    kinds = {name: kinds[name] for name in HEADERS}
    base = duckdb.connect(config={"threads": 2})
    base.execute("SET preserve_insertion_order = true")
    began = time.perf_counter()
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in kinds.items())
    money = ", ".join(f"""replace(replace("{name}", '$', ''), ',', '')::DOUBLE AS "{name}\"""" for name in MONEY)
    base.execute(
        f"CREATE TABLE accounts AS SELECT * REPLACE ({money}, strptime(\"Last Seen\", '%m/%d/%Y')::DATE AS \"Last Seen\", "
        f"(\"Existing Customer\" = 'Yes') AS \"Existing Customer\") FROM read_csv('{path}', header = true, delim = ',', "
        f"quote = '\"', columns = {{{columns}}})")
    seconds = time.perf_counter() - began
    shape = base.execute("SELECT count(*) FROM accounts").fetchone()[0], len(kinds)
    return seconds, shape, {row[0]: row[1] for row in base.execute("DESCRIBE accounts").fetchall()}


def run_peer(name, path):
    seconds, shape, kinds = {"pandas": with_pandas, "polars": with_polars, "duckdb": with_duckdb}[name](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "rows": shape[0], "columns": shape[1], "megabytes": peak, "kinds": kinds}))


def measured(command):
    """Runs a command and returns what it says and its peak memory, both as the system counts it."""
    environment = {**os.environ, "POLARS_MAX_THREADS": "2", "OMP_NUM_THREADS": "2"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return json.loads(text.splitlines()[-1])["seconds"], usage.ru_maxrss / 1024


def compare(path):
    programs = {"ours": [OURS, "read", path]} | {name: [sys.executable, __file__, name, path] for name in PEERS}
    runs = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, command in programs.items():
            runs[name].append(measured([str(part) for part in command]))
    print("| Reader | Seconds | Peak MB | Time, ours ÷ peer (least to most) | Peak memory, ours ÷ peer (least to most) |")
    print("|---|---|---|---|---|")
    for name, own in runs.items():
        cells = [name] + [f"{statistics.median(run[index] for run in own):.{2 - 2 * index}f}" for index in range(2)]
        for index in range(2):
            ratios = [ours[index] / peer[index] for ours, peer in zip(runs["ours"], own)]
            cells.append(f"{statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})")
        print("| " + " | ".join(cells) + " |")


def main():
    command, *rest = sys.argv[1:]
    if command == "data":
        write_data()
    elif command == "compare":
        compare(pathlib.Path(rest[0]) if rest else FILE)
    else:
        run_peer(command, rest[0])


if __name__ == "__main__":
    main()
