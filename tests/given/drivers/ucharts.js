/** Draws a column chart and exports it when the library says that it is complete. */
import UCharts from '@qiun/ucharts';

export function run({ values, color }) {
  return new Promise((resolve, reject) => {
    const chart = new UCharts({
      type: 'column',
      context: tt.createCanvasContext('chart'),
      width: 300,
      height: 200,
      animation: false,
      background: '#FFFFFF',
      color: [color],
      categories: values.map(String),
      series: [{ name: 'values', data: values }],
      legend: { show: false },
      yAxis: { data: [{ min: 0 }] },
      extra: { column: { type: 'group', width: 30 } },
    });
    chart.addEventListener('renderComplete', () => {
      tt.canvasToTempFilePath({
        canvasId: 'chart',
        success: ({ tempFilePath }) => resolve({ chart: tempFilePath }),
        fail: reject,
      });
    });
  });
}
