export {
  bernoulli,
  beta,
  binomial,
  exponential,
  gamma,
  geometric,
  normal,
  poisson,
} from './distributions.ts';
export { exp, ln, power } from './exact.ts';
export { createPhilox, type Philox } from './philox.ts';
export { createSequence, type RandomKey, type Sequence, type Uniform } from './sequence.ts';
export { skipFactor, skipOf, thresholdOf, uniformOf } from './thresholds.ts';
