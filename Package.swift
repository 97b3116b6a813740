// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: language mode 6, strict memory safety, warnings are errors.
let swiftRules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A module of the line in the order of the data, and what it may import (ArchitectureTests).
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftRules)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: swiftRules)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Tessera",
  products: [
    .library(
      name: "Tessera",
      targets: [
        "LinearAlgebra", "Statistics", "Reading", "Modeling", "Vectorizing", "Clustering",
        "Scoring", "Segmenting", "Backtesting", "Checking", "Reporting", "Generating",
      ]),
    .executable(name: "tessera", targets: ["tessera"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CLinearAlgebra", providers: [.apt(["libblas-dev", "liblapack-dev"])]),
    .target(name: "CVectorKernels"),
    .target(name: "CTerminal"),
    module("LinearAlgebra", ["CLinearAlgebra", "CVectorKernels"]),
    module("Statistics", []),
    module("Reading", ["LinearAlgebra"]),
    module("Modeling", ["Statistics", "Reading", yams]),
    module("Vectorizing", ["LinearAlgebra", "Statistics", "Reading", "Modeling"]),
    module("Clustering", ["LinearAlgebra", "Statistics"]),
    module("Scoring", ["LinearAlgebra", "Statistics", "Reading", "Modeling"]),
    module(
      "Segmenting",
      [
        "LinearAlgebra", "Statistics", "Reading", "Modeling", "Vectorizing", "Clustering",
        "Scoring",
      ]),
    module(
      "Backtesting",
      ["LinearAlgebra", "Statistics", "Reading", "Modeling", "Scoring", "Segmenting"]),
    module(
      "Checking", ["Statistics", "Reading", "Modeling", "Scoring", "Segmenting", "Backtesting"]),
    .target(
      name: "Reporting",
      dependencies: [
        "Statistics", "Reading", "Modeling", "Scoring", "Segmenting", "Backtesting", "Checking",
      ],
      // The page's style sheet and scripts: built in, so that the program stays one file.
      resources: [.embedInCode("Page/Assets")], swiftSettings: swiftRules),
    module("Generating", ["Statistics", "Reading"]),
    .executableTarget(
      name: "tessera",
      dependencies: [
        "LinearAlgebra", "Statistics", "Reading", "Modeling", "Vectorizing", "Clustering",
        "Scoring", "Segmenting", "Backtesting", "Checking", "Reporting", "Generating",
        "CTerminal", argumentParser,
      ],
      swiftSettings: swiftRules),
    .target(
      name: "TestSupport", dependencies: ["LinearAlgebra", "Statistics", "Reading"],
      path: "Tests/TestSupport",
      swiftSettings: swiftRules),
    tests("LinearAlgebra", ["LinearAlgebra"]),
    // Golden files are read from where they lie, beside the script that made them.
    tests("Statistics", ["Statistics"], exclude: ["Golden"]),
    tests("Reading", ["Reading", "LinearAlgebra"]),
    tests("Modeling", ["Modeling", "Reading", "Statistics", yams]),
    tests("Vectorizing", ["Vectorizing", "Modeling", "Reading", "LinearAlgebra"]),
    tests("Clustering", ["Clustering", "LinearAlgebra", "Statistics"], exclude: ["Golden"]),
    tests("Scoring", ["Scoring", "Modeling", "Reading", "Statistics"]),
    tests(
      "Segmenting",
      [
        "Segmenting", "Clustering", "Vectorizing", "Scoring", "Modeling", "Reading",
        "LinearAlgebra", "Generating",
      ]
    ),
    tests(
      "Backtesting",
      ["Backtesting", "Segmenting", "Scoring", "Modeling", "Reading", "Statistics"]),
    tests(
      "Checking", ["Checking", "Backtesting", "Segmenting", "Scoring", "Modeling", "Reading"]),
    tests(
      "Reporting",
      [
        "Reporting", "Checking", "Backtesting", "Segmenting", "Scoring", "Modeling", "Reading",
        "Statistics",
      ]),
    tests(
      "Generating",
      ["Generating", "Clustering", "Vectorizing", "Modeling", "Reading", "Statistics"]),
    tests(
      "tessera",
      [
        "tessera", "Generating", "Reading", "Modeling", "Scoring", "Backtesting", "Reporting",
        argumentParser,
      ]),
    tests("Architecture", []),
  ]
)
