import Scoring
import Testing

struct TargetListSizeTests {
  @Test(arguments: [
    (2e6, 60e3, 0.05, 34, 680), (2e6, 100e3, 0.05, 20, 400), (1, 1, 1, 1, 1),
    (300, 100, 0.1, 3, 30), (301, 100, 0.1, 4, 40),
  ])
  func goalsBecomeDealsAndDealsAccounts(
    goal: Double, dealSize: Double, conversion: Double, deals: Int, accounts: Int
  ) {
    let size = TargetListSize(goal: goal, dealSize: dealSize, conversion: conversion)
    #expect(size.dealCount == deals && size.accountCount == accounts)
  }
}
