import { useState } from 'preact/hooks';
import type { Choices } from '#impact/answer/inputs.ts';
import type { Problem } from '#impact/problem.ts';
import type { LocalForm } from '#impact/program/local.ts';
import type { Program } from '#impact/program/program.ts';
import type { Scenario } from '#impact/scenario/scenario.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { saveFile } from '#kit/save-file.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import type { Engine } from './engine/client.ts';
import type { RunSettings } from './engine/protocol.ts';
import { ProblemList } from './problem-list.tsx';

export type ScenarioFilesProps = {
  readonly engine: Engine;
  readonly program: Program;
  readonly local: LocalForm;
  readonly moreKits: number;
  readonly choices: Choices;
  /** How the opened file was run, so that a file saved from it repeats it. */
  readonly run: RunSettings | undefined;
  readonly onOpen: (scenario: Scenario) => void;
};

/** The whole question as a file: it repeats to the same figures, here and in a terminal. */
export const ScenarioFiles = ({
  engine,
  program,
  local,
  moreKits,
  choices,
  run,
  onOpen,
}: ScenarioFilesProps) => {
  const { t } = useWords();
  const { context } = useApp();
  const [isOpen, setOpen] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const read = async (file: File): Promise<void> => {
    const reply = await engine.ask({ what: 'read', text: await file.text() });
    setProblems(reply.what === 'refused' ? reply.problems : []);
    if (reply.what !== 'read') return;
    setOpen(false);
    onOpen(reply.scenario);
  };
  const save = async (): Promise<void> => {
    const title = context.organization.name;
    const reply = await engine.ask({
      what: 'write',
      program,
      local,
      moreKits,
      choices,
      title,
      ...(run !== undefined && { run }),
    });
    if (reply.what !== 'write') return;
    const blob = new Blob([reply.text], { type: 'application/json' });
    saveFile(blob, `impact-${program.from}-${program.to}.json`);
  };
  return (
    <>
      <Button icon="download" onClick={() => void save()}>
        {t('app.impact.file.save')}
      </Button>
      <Button icon="upload" onClick={() => setOpen(true)}>
        {t('app.impact.file.open')}
      </Button>
      <Dialog title={t('app.impact.file.open')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <FileDrop
          name="scenario"
          label={t('app.impact.file.label')}
          accept=".json"
          onFile={(file) => void read(file)}
        />
        {problems.length === 0 ? null : <ProblemList problems={problems} />}
      </Dialog>
    </>
  );
};
