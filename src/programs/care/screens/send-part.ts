/** What sends: apart, since it seals, draws codes and reads the directory. */
export { Screen } from './new.tsx';
