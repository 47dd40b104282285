/** In CI the property tests look at the same cases every time; anywhere else at new ones, which is where findings come from. */
import fc from 'fast-check';

if (process.env.CI) fc.configureGlobal({ seed: 20_261_122 });
