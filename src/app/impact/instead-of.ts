import { monthsBetween } from '#impact/program/month.ts';
import type { Program } from '#impact/program/program.ts';

export const plans = ['closed', 'late', 'half', 'twice'] as const;
export type Plan = (typeof plans)[number];

/** The same program with other kits in the months it is asked about. What was given out before them stays. */
export const insteadOf = (program: Program, plan: Plan): Program => {
  const last = monthsBetween(program.from, program.to).slice(-3);
  const factor = (month: string): number => {
    if (month < program.from) return 1;
    switch (plan) {
      case 'closed':
        return 0;
      case 'late':
        return last.includes(month) ? 0 : 1;
      case 'half':
        return 0.5;
      case 'twice':
        return 2;
    }
  };
  return {
    ...program,
    kits: program.kits.map((row) => ({ ...row, kits: Math.round(row.kits * factor(row.month)) })),
  };
};
