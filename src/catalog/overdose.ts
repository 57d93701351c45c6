import { type Choice, choice } from './choice.ts';

/** Answers about an overdose and the naloxone used (docs/practice.md, Reversal reports). */

export const refillReasons: readonly Choice[] = [
  choice('first', 'First kit', 'Primer kit'),
  choice('used', 'Used it', 'Lo usé'),
  choice('lost', 'Lost it', 'Lo perdí'),
  choice('stolen', 'Stolen', 'Me lo robaron'),
  choice('confiscated', 'Police took it', 'Me lo quitó la policía'),
  choice('expired', 'Out of date', 'Se venció'),
  choice('gave-away', 'Gave it away', 'Lo regalé'),
  choice('extra', 'Want an extra', 'Quiero uno de más'),
];

export const kitSources: readonly Choice[] = [
  choice('this-program', 'This program', 'Este programa'),
  choice('other-program', 'Another program', 'Otro programa'),
  choice('pharmacy', 'Pharmacy', 'Farmacia'),
  choice('friend', 'A friend', 'Una amistad'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const routes: readonly Choice[] = [
  choice('nasal', 'In the nose', 'Por la nariz'),
  choice('muscle', 'In the muscle', 'En el músculo'),
  choice('vein', 'In the vein', 'En la vena'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const products: readonly Choice[] = [
  choice('nasal-4mg', 'Nose spray 4 mg', 'Aerosol nasal 4 mg'),
  choice('nasal-3mg', 'Nose spray 3 mg', 'Aerosol nasal 3 mg'),
  choice('nasal-8mg', 'Nose spray 8 mg', 'Aerosol nasal 8 mg'),
  choice('im-vial', 'Shot from a small bottle', 'Inyección de un frasco'),
  choice('im-prefilled', 'Shot that comes filled', 'Jeringa ya cargada'),
  choice('nalmefene', 'Nalmefene', 'Nalmefeno'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const givers: readonly Choice[] = [
  choice('reporter', 'I did', 'Yo'),
  choice('bystander', 'Someone else there', 'Otra persona que estaba ahí'),
  choice('staff', 'Program staff', 'Personal del programa'),
  choice('ems', 'Ambulance or fire', 'Ambulancia o bomberos'),
  choice('police', 'Police', 'Policía'),
  choice('self', 'The person themself', 'La misma persona'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const actions: readonly Choice[] = [
  choice('rescue-breaths', 'Rescue breaths', 'Respiración boca a boca'),
  choice('oxygen', 'Oxygen', 'Oxígeno'),
  choice('recovery-position', 'Laid on their side', 'De lado'),
  choice('stayed', 'Stayed with them', 'Me quedé con la persona'),
  choice('cpr', 'Chest pumps (CPR)', 'Masaje al corazón (RCP)'),
];

export const emergencyCalls: readonly Choice[] = [
  choice('yes', 'Yes', 'Sí'),
  choice('no-fear-of-police', 'No, afraid of police', 'No, por miedo a la policía'),
  choice('no-not-needed', 'No, not needed', 'No, no hizo falta'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const responses: readonly Choice[] = [
  choice('woke', 'Woke up', 'Despertó'),
  choice('breathing-only', 'Breathed but did not wake', 'Respiró sin despertar'),
  choice('none', 'Nothing changed', 'No cambió nada'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const yesNoUnknown: readonly Choice[] = [
  choice('yes', 'Yes', 'Sí'),
  choice('no', 'No', 'No'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const withdrawals: readonly Choice[] = [
  choice('none', 'No', 'No'),
  choice('mild', 'A little sick', 'Un poco'),
  choice('severe', 'Very sick', 'Mucho'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const hospitals: readonly Choice[] = [
  choice('yes', 'Yes', 'Sí'),
  choice('refused', 'Did not want to go', 'No quiso ir'),
  choice('no', 'No', 'No'),
  choice('unknown', 'Not sure', 'No se sabe'),
];

export const colours: readonly Choice[] = [
  choice('white', 'White', 'Blanco'),
  choice('grey', 'Grey', 'Gris'),
  choice('black', 'Black', 'Negro'),
  choice('brown', 'Brown', 'Café'),
  choice('tan', 'Tan', 'Beige'),
  choice('yellow', 'Yellow', 'Amarillo'),
  choice('orange', 'Orange', 'Naranja'),
  choice('red', 'Red', 'Rojo'),
  choice('pink', 'Pink', 'Rosa'),
  choice('purple', 'Purple', 'Morado'),
  choice('blue', 'Blue', 'Azul'),
  choice('green', 'Green', 'Verde'),
  choice('clear', 'Clear', 'Transparente'),
];
