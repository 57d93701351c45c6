/** What sends: apart, since it seals, draws codes and reads the directory. */
export { Screen as Link } from './link.tsx';
export { Screen as New } from './new.tsx';
