App({
  // The day that both tabs show.
  globalData: { day: 2 },
});
