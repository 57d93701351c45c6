/** The stock screens as one part of the app. */
export { Screen as Approve } from './approve.tsx';
export { Screen as Arrive } from './arrive.tsx';
export { Screen as Ask } from './ask.tsx';
export { Screen as Change } from './change.tsx';
export { Screen as Count } from './count.tsx';
export { Screen as Item } from './item.tsx';
export { Screen as Kits } from './kits.tsx';
export { Screen as Lots } from './lots-screen.tsx';
export { Screen as Move } from './move.tsx';
export { Screen as Receive } from './receive.tsx';
export { Screen as Requests } from './requests.tsx';
export { Screen as Shelf } from './shelf.tsx';
