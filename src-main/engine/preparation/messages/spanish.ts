import type { DocumentsWords, MessageWords } from './message-words.ts';

const named = ({ list }: DocumentsWords): string => {
  const [only] = list;
  return list.length === 1 && only !== undefined && only.number !== null
    ? `factura ${only.number}`
    : list.length === 1
      ? 'nuestra factura'
      : 'facturas abiertas';
};

export const SPANISH: MessageWords = {
  greeting: (person) => (person === null ? 'Buenos días:' : `Buenos días, ${person}:`),
  closing: 'Saludos cordiales,',
  document: ({ amount, due, issued, number }) => `Factura${number === null ? '' : ` ${number}`} del ${issued}, vencimiento el ${due}: ${amount}`,
  total: (amount) => `En total: ${amount}`,
  collection: {
    soft: (documents, payBy) => ({
      subject: `Recordatorio amistoso: ${named(documents)}`,
      paragraphs: [
        'Espero que todo vaya bien. Solo unas líneas sobre lo siguiente, que en nuestros libros aún figura como abierto:',
        `¿Podrían decirnos cuándo podemos esperarlo? Un pago a más tardar el ${payBy} sería perfecto. Si ya está en camino, les rogamos que no tengan en cuenta este mensaje. Gracias.`,
        'Si algo no está claro, basta una breve respuesta y lo resolvemos juntos.',
      ],
    }),
    professional: (documents, payBy) => ({
      subject: `Recordatorio de pago: ${named(documents)}`,
      paragraphs: [
        'Según nuestros registros, lo siguiente ya ha vencido:',
        `Agradeceríamos el pago a más tardar el ${payBy}. Si se ha cruzado con este mensaje, les rogamos que no lo tengan en cuenta.`,
        'Si hay alguna duda sobre la factura o todavía no es posible abonarla, indíquennoslo para encontrar una solución.',
      ],
    }),
    firm: (documents, payBy) => ({
      subject: `Recordatorio urgente: ${named(documents)}`,
      paragraphs: [
        'Aún no hemos podido asignar ningún pago a lo siguiente, que venció hace ya algún tiempo:',
        `Les rogamos que realicen el pago a más tardar el ${payBy}. Si ya se ha efectuado, indíquennos la fecha para localizarlo.`,
        'Si no es posible el pago completo para entonces, contacten con nosotros antes de ese día y acordaremos plazos. En otro caso tendríamos que considerar otros pasos.',
      ],
    }),
  },
  statutoryInterest: 'Para mayor claridad: entre empresas, la ley prevé intereses sobre los importes vencidos. Preferiríamos no tener que cobrarlos.',
  earlyPayment: (documents, payBy, discount) => ({
    subject: `Una petición: ${named(documents)}`,
    paragraphs: [
      'Tenemos una pequeña petición sobre lo siguiente, que aún no ha vencido:',
      `Un pago anticipado, a más tardar el ${payBy}, nos ayudaría en nuestra planificación.${discount === null ? '' : ` A cambio pueden deducir ${discount}.`}`,
      'Si no les conviene, por supuesto se mantiene el vencimiento acordado. Gracias por considerarlo.',
    ],
  }),
  vendorDelay: (_, payBy) => ({
    subject: 'Petición de una fecha de pago posterior',
    paragraphs: [
      'Gracias por nuestra buena colaboración. Tenemos previstas para el pago las siguientes facturas:',
      `Para equilibrar nuestros pagos nos gustaría abonarlas el ${payBy}. ¿Les parece bien?`,
      'Queremos acordarlo abiertamente y con tiempo; si la fecha es difícil, dígannos qué sería posible.',
    ],
  }),
  expenseQuery: ({ amount, date, usual, sender }) => ({
    subject: `Consulta sobre su cargo del ${date}`,
    paragraphs: [
      `El ${date} les pagamos ${amount}.${usual === null ? '' : ` Lo habitual son unos ${usual}.`}`,
      `¿Podrían enviarnos un desglose del importe para que ${sender} pueda contabilizarlo correctamente?`,
      'Si el precio ha cambiado, indíquennos desde cuándo se aplica el nuevo.',
    ],
  }),
  paymentQuery: ({ amount, date, expected, sender }) => ({
    subject: `Su pago del ${date}`,
    paragraphs: [
      `Gracias por su pago de ${amount}, recibido por ${sender} el ${date}.`,
      `${expected === null ? 'No sabemos con certeza a qué corresponde.' : `Para los documentos a los que lo asignaríamos habíamos anotado ${expected}.`} ¿Podrían decirnos qué facturas liquida?`,
      'Basta una línea con los números de factura.',
    ],
  }),
  checkIn: ({ reader, sender }) => ({
    subject: `¿Cómo va todo en ${reader}?`,
    paragraphs: [
      'Hace algún tiempo que no trabajamos juntos y quería preguntarles cómo les va.',
      '¿Hay algo en lo que podamos ayudarles, o algo que podamos mejorar?',
      `Con gusto hablo con ustedes unos minutos cuando les venga bien, al igual que todo el equipo de ${sender}.`,
    ],
  }),
  extension: ({ due, sender, wanted, what }) => ({
    subject: `Solicitud de aplazamiento: ${what}`,
    paragraphs: [
      `${sender} debe abonar el ${due}: ${what}.`,
      `Solicitamos un aplazamiento hasta el ${wanted} y agradeceríamos una confirmación por escrito.`,
      'Si necesitan documentos o una motivación en una forma determinada, indíquennoslo.',
    ],
  }),
  invoiceNotice: ({ amount, due, sender, what }) => ({
    subject: `Factura: ${what}`,
    paragraphs: [`Adjuntamos nuestra factura por ${what}, de ${amount}, pagadera a más tardar el ${due}.`, `Gracias por trabajar con ${sender}.`],
  }),
};
