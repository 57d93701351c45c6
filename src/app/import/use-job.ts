import { useEffect, useRef, useState } from 'preact/hooks';
import { importStart, importStatus, importStop } from '#contract/imports.ts';
import { useApp } from '../app-context.tsx';
import type { Status } from './api.ts';
import type { Mapping } from './mapping.ts';

export interface JobOrder {
  readonly upload: string;
  readonly mapping: Mapping;
  readonly dryRun: boolean;
  readonly replace?: boolean | undefined;
}

export interface JobView {
  readonly status: Status | undefined;
  readonly job: string | undefined;
  readonly problem: string | undefined;
  readonly isRunning: boolean;
  readonly start: (order: JobOrder) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const lookEveryMs = 400;

/**
 * A dry run or an import on the server, followed until it ends. Starting another one stops the one before. `begun`: one that
 * runs already.
 */
export const useJob = (begun?: string): JobView => {
  const { api } = useApp();
  const [job, setJob] = useState(begun);
  const [status, setStatus] = useState<Status>();
  const [problem, setProblem] = useState<string>();
  const running = useRef(begun);

  useEffect(() => {
    if (job === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const answer = await api.ask(importStatus, { params: { id: job } });
      if (!isCurrent) return;
      if (answer.ok) setStatus(answer.value);
      // A server that was restarted knows the job no more: what is in is in.
      else if (answer.error.code === 'not-found') return setProblem('not-found');
      // The import goes on without us; a look that failed is simply repeated.
      if (!answer.ok || answer.value.state === 'running') timer = setTimeout(() => void look(), lookEveryMs);
      else running.current = undefined;
    };
    void look();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [job]);

  const stop = async (): Promise<void> => {
    if (running.current !== undefined) await api.ask(importStop, { params: { id: running.current } });
  };
  const start = async ({ replace, ...order }: JobOrder): Promise<void> => {
    await stop();
    setStatus(undefined);
    setProblem(undefined);
    const body = { ...order, ...(replace !== undefined && { replace }) };
    for (let again = 0; ; again += 1) {
      const started = await api.ask(importStart, { body });
      if (started.ok) {
        running.current = started.value.job;
        return setJob(started.value.job);
      }
      // The one that was stopped ends with its batch.
      if (started.error.code !== 'import-running' || again >= 20) return setProblem(started.error.code);
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  };
  const isRunning =
    job !== undefined && problem === undefined && (status === undefined || status.state === 'running');
  return { status, job, problem, isRunning, start, stop };
};
