import { type Choice, choice } from './choice.ts';

/**
 * The point-in-time survey in people's own words (community/survey/): what is asked, what may be answered, and what stands around it.
 * Both languages stand beside each other because who answers, and a sheet of paper, may need another one than the worker's screen.
 */

/** What a question is called in reports. */
export const surveyQuestions = [
  choice('age', 'Age', 'Edad'),
  choice('gender', 'Gender', 'Género'),
  choice('housing', 'Where people slept, 30 days', 'Dónde durmió la gente, 30 días'),
  choice('coverage', 'New syringes for each injection, 30 days', 'Jeringas nuevas por inyección, 30 días'),
  choice('overdose', 'Own overdoses, 12 months', 'Sobredosis propias, 12 meses'),
  choice('gave', 'Gave naloxone, 12 months', 'Dio naloxona, 12 meses'),
  choice('carry', 'Has naloxone now', 'Tiene naloxona ahora'),
] as const satisfies readonly Choice[];

/** As people are asked. Coverage is reckoned from three numbers, of which none is kept. */
export const surveyAsks = [
  choice('age', 'How old are you?', '¿Cuántos años tienes?'),
  choice('gender', 'What is your gender?', '¿Cuál es tu género?'),
  choice(
    'housing',
    'In the last 30 days, where did you sleep most nights?',
    'En los últimos 30 días, ¿dónde dormiste la mayoría de las noches?',
  ),
  choice(
    'days',
    'In the last 30 days, on how many days did you inject?',
    'En los últimos 30 días, ¿cuántos días te inyectaste?',
  ),
  choice(
    'times',
    'On a day like that, about how many times did you inject?',
    'En un día así, ¿más o menos cuántas veces te inyectaste?',
  ),
  choice(
    'syringes',
    'In the last 30 days, how many new syringes did you get to use yourself?',
    'En los últimos 30 días, ¿cuántas jeringas nuevas conseguiste para ti?',
  ),
  choice(
    'overdose',
    'In the last 12 months, how many times did you overdose?',
    'En los últimos 12 meses, ¿cuántas veces tuviste una sobredosis?',
  ),
  choice(
    'gave',
    'In the last 12 months, did you give someone naloxone?',
    'En los últimos 12 meses, ¿le diste naloxona a alguien?',
  ),
  choice('carry', 'Do you have naloxone now?', '¿Tienes naloxona ahora?'),
] as const satisfies readonly Choice[];

/** A line below a question, by the code of what is asked. */
export const surveyHints = [
  choice(
    'gender',
    'Trans women are women. Trans men are men.',
    'Las mujeres trans son mujeres. Los hombres trans son hombres.',
  ),
  choice('days', 'If you did not inject, put 0.', 'Si no te inyectaste, pon 0.'),
  choice('syringes', 'Count all places, not just here.', 'Cuenta todos los lugares, no solo aquí.'),
  choice(
    'overdose',
    'You passed out, or could not wake up or breathe well.',
    'Te desmayaste, o no podías despertar o respirar bien.',
  ),
] as const satisfies readonly Choice[];

/** Codes are unlike each other over all questions: one list of a report's column. */
export const surveyAnswers = [
  choice('under-18', 'Under 18', 'Menos de 18'),
  choice('18-24', '18 to 24', '18 a 24'),
  choice('25-34', '25 to 34', '25 a 34'),
  choice('35-44', '35 to 44', '35 a 44'),
  choice('45-54', '45 to 54', '45 a 54'),
  choice('55-64', '55 to 64', '55 a 64'),
  choice('65-up', '65 or older', '65 o más'),
  choice('woman', 'Woman', 'Mujer'),
  choice('man', 'Man', 'Hombre'),
  choice('nonbinary', 'Nonbinary', 'No binario'),
  choice('other-gender', 'Another gender', 'Otro género'),
  choice('own-place', 'My own place, rented or owned', 'Mi propio lugar, rentado o propio'),
  choice('with-others', 'With family or friends', 'Con familia o amistades'),
  choice('shelter', 'A shelter or a motel', 'Un albergue o un motel'),
  choice('outside', 'Outside, a tent or a car', 'Afuera, en carpa o en un auto'),
  choice('other-place', 'Another place', 'Otro lugar'),
  choice('cover-under-half', 'Fewer than one for two injections', 'Menos de una por cada dos inyecciones'),
  choice('cover-part', 'Half of what it takes or more, not all', 'La mitad de lo necesario o más, no todo'),
  choice('cover-all', 'One for each injection, or more', 'Una por cada inyección, o más'),
  choice('not-injecting', 'Did not inject', 'No se inyectó'),
  choice('od-none', 'Not once', 'Ninguna vez'),
  choice('od-once', 'Once', 'Una vez'),
  choice('od-twice', 'Twice', 'Dos veces'),
  choice('od-more', '3 times or more', '3 veces o más'),
  choice('gave-none', 'No', 'No'),
  choice('gave-once', 'Yes, once', 'Sí, una vez'),
  choice('gave-more', 'Yes, more than once', 'Sí, más de una vez'),
  choice('has-here', 'Yes, with me', 'Sí, la traigo'),
  choice('has-home', 'Yes, where I stay', 'Sí, donde me quedo'),
  choice('has-none', 'No, I have none', 'No tengo'),
] as const satisfies readonly Choice[];

/** What is no answer, told apart. */
export const surveyNoAnswers = [
  choice('not-said', 'Rather not say', 'Prefiero no decir'),
  choice('not-known', 'I don’t know', 'No sé'),
  choice('not-asked', 'Not asked', 'No se preguntó'),
] as const satisfies readonly Choice[];

/** All else that somebody reads who answers, on the tablet and on paper. */
export const surveySaid = [
  choice('title', 'A few questions, no names', 'Unas preguntas, sin nombres'),
  choice(
    'why',
    'Your answers help us plan what we give out and when.',
    'Tus respuestas nos ayudan a planear qué damos y cuándo.',
  ),
  choice(
    'free',
    'You do not have to. You can skip any question.',
    'No tienes que hacerlo. Puedes saltar preguntas.',
  ),
  choice('same', 'Say no and you still get the same help.', 'Si dices que no, recibes la misma ayuda.'),
  choice(
    'nameless',
    'We add your answers to a count. We do not keep yours apart.',
    'Sumamos tus respuestas a una cuenta. No guardamos las tuyas aparte.',
  ),
  choice('start', 'Start', 'Empezar'),
  choice('no', 'No, thanks', 'No, gracias'),
  choice(
    'before',
    'Have you done these questions in the last few days?',
    '¿Ya hiciste estas preguntas en estos días?',
  ),
  choice('before-yes', 'Yes, I did', 'Sí, ya las hice'),
  choice('before-no', 'No, not yet', 'No, todavía no'),
  choice('before-unsure', 'Not sure', 'No sé bien'),
  choice('number', 'Number', 'Número'),
  choice('next', 'Next', 'Siguiente'),
  choice('back', 'Back', 'Atrás'),
  choice('last', 'That was the last one.', 'Esa fue la última.'),
  choice('finish', 'Finish', 'Listo'),
  choice('if-no-number', 'If there is no number', 'Si no hay número'),
  choice('stop', 'Stop here', 'Terminar aquí'),
  choice('thanks', 'Thank you', 'Gracias'),
  choice('hand-back', 'Please hand it back.', 'Por favor, devuélvela.'),
  choice('counted', 'Your answers are in the count.', 'Tus respuestas ya están en la cuenta.'),
  choice('again', 'You did this before, so we are done.', 'Ya lo hiciste antes, así que terminamos.'),
  choice('none-kept', 'We kept no answers.', 'No guardamos ninguna respuesta.'),
  choice(
    'failed',
    'This could not be saved. Please tell a worker.',
    'No se pudo guardar. Por favor, avisa a alguien del equipo.',
  ),
  choice('staff', 'For staff', 'Para el equipo'),
  choice('code', 'Code of the survey', 'Código de la encuesta'),
  choice('wrong', 'That is not the code.', 'Ese no es el código.'),
  choice('open', 'Open', 'Abrir'),
  choice('one', 'Mark one for each question.', 'Marca una respuesta en cada pregunta.'),
  choice(
    'skip',
    'Leave blank what you do not want to answer.',
    'Deja en blanco lo que no quieras responder.',
  ),
  choice(
    'fold',
    'Fold it and give it to a worker. Do not write your name.',
    'Dóblala y dásela al equipo. No escribas tu nombre.',
  ),
] as const satisfies readonly Choice[];

/** Every list, for those who translate. */
export const surveyLists: readonly (readonly Choice[])[] = [
  surveyQuestions,
  surveyAsks,
  surveyHints,
  surveyAnswers,
  surveyNoAnswers,
  surveySaid,
];
