import { type Choice, choice } from './choice.ts';

/** What a treatment center has; each names its own. */
export const treatmentPrograms: readonly Choice[] = [
  choice('medication', 'Medication', 'Medicación'),
  choice('counseling', 'Counseling', 'Consejería'),
  choice('groups', 'Groups', 'Grupos'),
  choice('detox', 'Detox', 'Desintoxicación'),
  choice('peers', 'Peer support', 'Apoyo entre pares'),
];

/** How much of it a person wants. */
export const treatmentLevels: readonly Choice[] = [
  choice('drop-in', 'Drop in', 'Cuando quiera'),
  choice('weekly', 'Once a week or less', 'Una vez por semana o menos'),
  choice('often', 'Several times a week', 'Varias veces por semana'),
  choice('days', 'During the day', 'Durante el día'),
  choice('live-in', 'Living here', 'Viviendo aquí'),
];

/** What people may need beside it. */
export const treatmentNeeds: readonly Choice[] = [
  choice('housing', 'Housing', 'Vivienda'),
  choice('food', 'Food', 'Comida'),
  choice('id-help', 'Help with ID', 'Ayuda con documentos'),
  choice('health-care', 'Health care', 'Atención médica'),
  choice('wound-care', 'Wound care', 'Cuidado de heridas'),
  choice('benefits', 'Benefits', 'Prestaciones'),
  choice('legal', 'Legal help', 'Ayuda legal'),
  choice('ride', 'A ride', 'Transporte'),
  choice('phone', 'A phone', 'Un teléfono'),
  choice('work', 'Work', 'Trabajo'),
  choice('family', 'Family', 'Familia'),
];
