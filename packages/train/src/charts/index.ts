export { type ConfusionMatrixOptions, confusionMatrixPicture } from './confusion-matrix-picture.ts';
export { type HeatmapOptions, heatmap } from './heatmap.ts';
export { type GridImage, type ImageGridOptions, imageGrid } from './image-grid.ts';
export { type Curves, type LearningCurvesOptions, learningCurves } from './learning-curves.ts';
export { type LineChartOptions, type LineSeries, lineChart, type Mark } from './line-chart.ts';
export type { Palette } from './palette.ts';
export { type ScatterChartOptions, scatterChart } from './scatter-chart.ts';
export type { Series } from './series.ts';
