/** China's provinces, cities and districts, for the picker of regions. */

import { areaList } from '@vant/area-data';

export interface Region {
  value: number;
  text: string;
}

const LEVELS = [areaList.province_list, areaList.city_list, areaList.county_list];
/** By how much the number of a region is divided for that of the region around it. */
const PARTS = [1_000_000, 10_000, 100];

export const REGIONS = {
  /** The regions of a level (0 to 2) inside the region `parent`; level 0 has none around it. */
  below(level: number, parent: number): Region[] {
    const part = PARTS[level] ?? 1;
    return Object.entries(LEVELS[level] ?? {})
      .map(([code, text]) => ({ value: Number(code), text }))
      .filter(({ value }) => level === 0 || Math.floor(value / part) === Math.floor(parent / part));
  },
};
