/** Tables as CSV: what a spreadsheet would run is written so that it does not. */
import { csvOf } from '../../src/slack/csv.ts';

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('writes %j so that it is words', (cell) => {
    const [, line] = csvOf([['said'], [cell]]).split('\r\n');
    expect(line?.replaceAll('"', '')).toBe(`'${cell}`);
  });

  it('keeps commas, quotes and lines inside their cell', () => {
    expect(csvOf([['a'], ['x, "y"\nz']])).toBe('\ufeffa\r\n"x, ""y""\nz"\r\n');
  });
});
