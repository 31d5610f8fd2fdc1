App({
  globalData: {
    // What both pages work on.
    talk: {
      series: 'Hallway Talks',
      number: 12,
      title: 'Small tools that stay small',
      speaker: 'Mara Lindqvist',
      role: 'Design engineer',
      date: '2025-06-12',
      time: '15:30',
      place: 'Atrium, level 2',
      photo: '/assets/speaker.jpg',
    },
  },
});
