/** What is printed: apart, since it draws QR codes. */
export { Screen as Labels } from './labels.tsx';
export { Screen as Paper } from './paper.tsx';
