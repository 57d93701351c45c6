/** What is opened now and then, apart from the bench: what is printed, a lab's file, what is around. */
export { Screen as Around } from './around.tsx';
export { Screen as LabFile } from './lab-file.tsx';
export { Screen as Labels } from './labels.tsx';
export { Screen as Paper } from './paper.tsx';
export { Screen as Parcel } from './parcel.tsx';
