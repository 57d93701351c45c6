// What the worker does with a request. Apart from the worker itself, so that it runs in tests too.
import { type Answerer, createAnswerer } from '#impact/answer/answer.ts';
import { type Input, isNotCautious } from '#impact/answer/inputs.ts';
import { rulesOf } from '#impact/answer/rules.ts';
import type { Registry } from '#impact/evidence/registry.ts';
import { stateSlopes } from '#impact/forms/state-slopes.ts';
import { quantile } from '#impact/inference/distribution.ts';
import type { Summary } from '#impact/inference/summary.ts';
import { localQuestions } from '#impact/program/local.ts';
import { createScenario, readScenario, writeScenario } from '#impact/scenario/scenario.ts';
import { figuresOf } from './figures.ts';
import type { Assumed, Reply, Request, RunSettings, Spread } from './protocol.ts';

/** One answerer for the life of the page: every input keeps its random numbers, so sliders move the answer, not the noise. */
export const createResponderOn = (registry: Registry, now: () => number): ((request: Request) => Reply) => {
  const ownAnswerer = createAnswerer(registry);
  let ofFile: { readonly key: string; readonly answerer: Answerer } | undefined;
  const answererFor = (run: RunSettings | undefined): Answerer => {
    if (run === undefined) return ownAnswerer;
    const { seed, blocks, perBlock, made } = run;
    const rules = rulesOf(made.engine);
    const key = `${seed} ${blocks} ${perBlock} ${rules}`;
    if (ofFile?.key !== key)
      ofFile = { key, answerer: createAnswerer(registry, { seed, blocks, perBlock, rules }) };
    return ofFile.answerer;
  };
  return (request) => {
    const began = now();
    const reply = respond(registry, answererFor('run' in request ? request.run : undefined), request);
    return { ...reply, id: request.id, ms: now() - began } as Reply;
  };
};

const respond = (registry: Registry, answerer: Answerer, request: Request) => {
  switch (request.what) {
    case 'setup': {
      const states = stateSlopes.map(({ code, name, modelled }) => ({ code, name, modelled }));
      const setup = { questions: localQuestions(registry), figures: figuresOf(registry), states };
      return { what: 'setup', setup } as const;
    }
    case 'answer': {
      const { program, local, moreKits, choices } = request;
      const answer = answerer.answer(program, local, { moreKits, choices });
      if (!answer.ok) return { what: 'refused', problems: answer.error } as const;
      const { draws, assumptions, ...rest } = answer.value;
      const spread = countDraws(draws, rest.averted, rulesOf(rest.run.engine) > 1);
      return { what: 'answer', answer: { ...rest, spread, assumptions: assumptions.map(rangeOf) } } as const;
    }
    case 'read': {
      const scenario = readScenario(request.text);
      return scenario.ok
        ? ({ what: 'read', scenario: scenario.value } as const)
        : ({ what: 'refused', problems: scenario.error } as const);
    }
    case 'write': {
      const { program, local, moreKits, choices, title, run } = request;
      // The run of an opened file is the whole scenario: only how it is drawn goes on.
      const drawn = { seed: run?.seed, blocks: run?.blocks, perBlock: run?.perBlock, made: run?.made };
      const scenario = createScenario(program, local, { title, moreKits, choices, ...drawn });
      return { what: 'write', text: writeScenario(scenario) } as const;
    }
    case 'compare': {
      const { program, local, instead, choices } = request;
      const compared = answerer.compare(program, local, instead, choices);
      if (!compared.ok) return { what: 'refused', problems: compared.error } as const;
      const { more, better, worse } = compared.value;
      return { what: 'compare', comparison: { more, better, worse } } as const;
    }
    case 'curve': {
      const { program, local, kits, choices } = request;
      const curve = answerer.curve(program, local, kits, choices);
      return curve.ok
        ? ({ what: 'curve', curve: curve.value } as const)
        : ({ what: 'refused', problems: curve.error } as const);
    }
  }
};

const rangeOf = (input: Input): Assumed => ({
  name: input.name,
  origin: input.origin,
  range: [quantile(input.distribution, 0.025), quantile(input.distribution, 0.975)],
  isNotCautious: isNotCautious(input),
});

const mostBins = 48;

/** Draws in equal bins, a little beyond the 95 % interval; counts in bins of as many whole numbers each. */
const countDraws = (draws: Float64Array, { most }: Summary, isWhole: boolean): Spread => {
  const reach = Math.max((most[1] - most[0]) * 0.25, isWhole ? 1 : 1e-9);
  const from = isWhole ? Math.floor(Math.max(most[0] - reach, most[0] - 1)) - 0.5 : most[0] - reach;
  const span = most[1] + reach - from;
  const width = isWhole ? Math.ceil(span / mostBins) : span / mostBins;
  const bins = isWhole ? Math.ceil(span / width) : mostBins;
  const counts = new Array<number>(bins).fill(0);
  for (let i = 0; i < draws.length; i += 1) {
    const bin = Math.floor(((draws[i] ?? 0) - from) / width);
    if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { low: from, high: from + bins * width, counts };
};
