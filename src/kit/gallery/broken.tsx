/** A screen that breaks while it is drawn, to see what people see then. */
export const Screen = (): never => {
  throw new Error('This screen breaks on purpose');
};
