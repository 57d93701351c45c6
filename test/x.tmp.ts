import { judge } from './sheets/cases/judge.ts';

const r = await judge(process.argv[2]!, {});
console.log(JSON.stringify(r.look?.suggestion, null, 1), r.why);
