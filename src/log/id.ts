import * as v from 'valibot';
import { isUuid, type Uuid } from './uuid.ts';

/** An id in a body or an envelope. */
export const uuid = v.custom<Uuid>(isUuid, 'expected a UUID in lower case');
