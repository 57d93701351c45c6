import { type Choice, choice } from './choice.ts';

/** How a service reaches people (docs/practice.md, Channels). A site has one; a hand-out may say another. */
export const channels: readonly Choice[] = [
  choice('fixed', 'Fixed site', 'Local fijo'),
  choice('mobile', 'Mobile van', 'Unidad móvil'),
  choice('foot', 'Street outreach', 'Recorrido a pie'),
  choice('home', 'Home delivery', 'Entrega a domicilio'),
  choice('mail', 'Mail', 'Correo'),
  choice('kiosk', 'Kiosk or machine', 'Máquina dispensadora'),
  choice('pharmacy', 'Pharmacy', 'Farmacia'),
  choice('partner', 'Partner site', 'Organización aliada'),
  choice('event', 'Event', 'Evento'),
  choice('in-reach', 'Jail or shelter visit', 'Visita en cárcel o albergue'),
];
