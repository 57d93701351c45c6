/** The screens of a navigator, as one part of the app. */
export { Screen as List } from './list.tsx';
export { Screen as Referral } from './referral-screen.tsx';
