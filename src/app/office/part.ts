/** The office as one part of the app. */

export { Screen as Import } from '../import/screen.tsx';
export { Screen as Attention } from './attention.tsx';
export { Screen as Device } from './device.tsx';
export { Screen as Items } from './items.tsx';
export { Screen as Office } from './office.tsx';
export { Screen as Organization } from './organization.tsx';
export { Screen as People } from './people.tsx';
export { Screen as Report } from './report.tsx';
