/** What sends: apart, since it seals, draws codes and reads the directory. */
export { Screen as New } from './new.tsx';
