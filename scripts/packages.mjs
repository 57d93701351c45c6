// Before the checks: what the lockfile names, also after somebody else's change brought another package.
import { ensurePackages } from './lib/packages.mjs';

await ensurePackages({ dev: true });
