/** How figures are written: three digits that matter, with a unit. */

const short = (value: number): string => {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
};

/** `14.8 M/s`, `930 k/s`: so many a second, from how many were done in how many microseconds. */
export function perSecond(count: number, micros: number): string {
  const rate = (count / micros) * 1e6;
  if (rate >= 1e6) return `${short(rate / 1e6)} M/s`;
  return rate >= 1e3 ? `${short(rate / 1e3)} k/s` : `${short(rate)} /s`;
}

/** `3.80 us`, `45.2 ms`, `1.20 s`, from microseconds. */
export function duration(micros: number): string {
  if (micros < 1e3) return `${short(micros)} us`;
  return micros < 1e6 ? `${short(micros / 1e3)} ms` : `${short(micros / 1e6)} s`;
}

export const ratio = (value: number): string => short(value);
export const whole = (value: number): string => Math.round(value).toLocaleString('en');
export const megabytes = (bytes: number): string => `${whole(bytes / 1024 / 1024)} MB`;
