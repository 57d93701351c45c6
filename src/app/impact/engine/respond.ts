// What the worker does with a request. Apart from the worker itself, so that it runs in tests too.
import { type Answerer, createAnswerer } from '#impact/answer/answer.ts';
import { type Input, isNotCautious } from '#impact/answer/inputs.ts';
import { evidence } from '#impact/evidence/evidence.ts';
import { naloxoneStates } from '#impact/forms/naloxone-states.ts';
import { quantile } from '#impact/inference/distribution.ts';
import type { Summary } from '#impact/inference/summary.ts';
import { localQuestions } from '#impact/program/local.ts';
import { createScenario, readScenario, writeScenario } from '#impact/scenario/scenario.ts';
import { figuresOf } from './figures.ts';
import type { Assumed, Reply, Request, RunSettings, Spread } from './protocol.ts';

/** One answerer for the life of the page: every input keeps its random numbers, so sliders move the answer, not the noise. */
export const createResponder = (now: () => number): ((request: Request) => Reply) => {
  const ownAnswerer = createAnswerer(evidence);
  let ofFile: { readonly key: string; readonly answerer: Answerer } | undefined;
  const answererFor = (run: RunSettings | undefined): Answerer => {
    if (run === undefined) return ownAnswerer;
    const { seed, blocks, perBlock } = run;
    const key = `${seed} ${blocks} ${perBlock}`;
    if (ofFile?.key !== key) ofFile = { key, answerer: createAnswerer(evidence, { seed, blocks, perBlock }) };
    return ofFile.answerer;
  };
  return (request) => {
    const began = now();
    const reply = respond(answererFor('run' in request ? request.run : undefined), request);
    return { ...reply, id: request.id, ms: now() - began } as Reply;
  };
};

const respond = (answerer: Answerer, request: Request) => {
  switch (request.what) {
    case 'setup': {
      const states = naloxoneStates.map(({ code, name, modelled }) => ({ code, name, modelled }));
      const setup = { questions: localQuestions(evidence), figures: figuresOf(evidence), states };
      return { what: 'setup', setup } as const;
    }
    case 'answer': {
      const { program, local, moreKits, choices } = request;
      const answer = answerer.answer(program, local, { moreKits, choices });
      if (!answer.ok) return { what: 'refused', problems: answer.problems } as const;
      const { draws, assumptions, ...rest } = answer.value;
      const spread = countDraws(draws, rest.averted);
      return { what: 'answer', answer: { ...rest, spread, assumptions: assumptions.map(rangeOf) } } as const;
    }
    case 'read': {
      const scenario = readScenario(request.text);
      return scenario.ok
        ? ({ what: 'read', scenario: scenario.value } as const)
        : ({ what: 'refused', problems: scenario.problems } as const);
    }
    case 'write': {
      const { program, local, moreKits, choices, title, run } = request;
      // The run of an opened file is the whole scenario: only how it is drawn goes on.
      const drawn = { seed: run?.seed, blocks: run?.blocks, perBlock: run?.perBlock };
      const scenario = createScenario(program, local, { title, moreKits, choices, ...drawn });
      return { what: 'write', text: writeScenario(scenario) } as const;
    }
    case 'curve': {
      const { program, local, kits, choices } = request;
      const curve = answerer.curve(program, local, kits, choices);
      return curve.ok
        ? ({ what: 'curve', curve: curve.value } as const)
        : ({ what: 'refused', problems: curve.problems } as const);
    }
  }
};

const rangeOf = (input: Input): Assumed => ({
  name: input.name,
  origin: input.origin,
  range: [quantile(input.distribution, 0.025), quantile(input.distribution, 0.975)],
  isNotCautious: isNotCautious(input),
});

const bins = 48;

/** Draws in equal bins, a little beyond the 95 % interval. */
const countDraws = (draws: Float64Array, { most }: Summary): Spread => {
  const reach = Math.max((most[1] - most[0]) * 0.25, 1e-9);
  const [low, high] = [most[0] - reach, most[1] + reach];
  const counts = new Array<number>(bins).fill(0);
  const scale = bins / (high - low);
  for (let i = 0; i < draws.length; i += 1) {
    const bin = Math.floor(((draws[i] ?? 0) - low) * scale);
    if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { low, high, counts };
};
