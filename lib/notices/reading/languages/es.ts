import type { Language } from "#lib/notices/reading/languages/language.ts";

export const spanish: Language = {
  code: "es",
  months: [
    "enero|ene",
    "febrero|feb",
    "marzo|mar",
    "abril|abr",
    "mayo|may",
    "junio|jun",
    "julio|jul",
    "agosto|ago",
    "septiembre|sep|setiembre",
    "octubre|oct",
    "noviembre|nov",
    "diciembre|dic",
  ],
  labels: {
    manufacturer: `
      fabricante | nombre del fabricante | fabricante legal | fabricado por | empresa fabricante`,
    otherCompany: `
      distribuidor | representante autorizado | importador | titular del registro | cliente | hospital |
      responsable de la distribución`,
    fscaReference: `
      referencia fsca | ref fsca | número fsca | fsca nº | código de la acción | referencia del fabricante |
      referencia acción correctiva | número de la acción correctiva`,
    fsnReference: "referencia fsn | ref fsn | número fsn | referencia de la nota de aviso",
    reference: "nuestra referencia | referencia | n ref | expediente",
    otherReference: `
      su referencia | s ref | teléfono | tel | fax | cantidad | registro sanitario | ps/2 | cif |
      número de registro`,
    date: "fecha | fecha de la nota | fecha de emisión | fecha de la alerta | fecha de publicación",
    otherDate: "fecha de fabricación | fecha de caducidad | caducidad | fecha de vencimiento | vencimiento",
    revision: "revisión | rev",
    subject: "asunto",
    device: `
      producto | productos | nombre comercial | productos afectados | producto afectado |
      nombre del producto | denominación comercial | descripción | dispositivo | dispositivos afectados |
      producto sanitario | denominación | descripción del producto`,
    model: "modelo | modelos | modelos afectados",
    ref: `
      número de catálogo | números de catálogo | código de producto | código | códigos |
      referencias afectadas | número de referencia | número de artículo | referencias | nº de catálogo |
      código del producto | número de pieza`,
    udi: "identificador único del producto | identificación única del producto",
    basicUdi: "udi-di básico",
    lot: `
      lote | lotes | número de lote | números de lote | lotes afectados | lote afectado | nº de lote |
      nº lote | números de lote afectados | lotes implicados`,
    serial: `
      número de serie | números de serie | nº de serie | números de serie afectados | nº serie | serie`,
    lotOrSerial: `
      número de serie o de lote | número de lote o de serie | lote/serie | lote/número de serie |
      números de serie o lote afectados | rango de números de serie o de lote afectados`,
    software: "versión de software | versiones de software | versión del software | software",
    actionType: "tipo de acción | tipo de medida | acción | medida",
    userAction: `
      acciones a realizar | medidas a adoptar | recomendaciones | acciones requeridas |
      acciones que debe realizar el usuario`,
    problem:
      "descripción del problema | motivo | problema | motivo de la retirada | descripción del incidente",
    replyBy: "responder antes del | plazo de respuesta",
    actBy: "a realizar antes del",
    other: `
      página | dirección | anexo | anexos | a la atención de | firma | nombre | correo electrónico |
      contacto | estimado cliente`,
  },
  template: {
    "1": "información sobre los productos afectados | información de los productos afectados",
    "1.1": "tipo(s) de producto(s) | tipo de producto | tipo(s) de dispositivo(s)",
    "1.2": "nombre(s) comercial(es) | nombre comercial",
    "1.3": "identificador(es) único(s) del producto | identificador único del producto",
    "1.4": "finalidad clínica principal | propósito clínico principal",
    "1.5": `
      modelo/catálogo/número de pieza | modelo del producto/número de catálogo |
      modelo/referencia/número de catálogo`,
    "1.6": "versión de software | versión del software",
    "1.7": `
      números de serie o de lote afectados | rango de números de serie o de lote afectados |
      intervalo de números de serie o de lote afectados`,
    "1.8": "productos asociados",
    "2": "motivo de la acción correctiva de seguridad",
    "2.1": "descripción del problema del producto | descripción del problema",
    "3.1": "acciones que debe realizar el usuario | acción que debe realizar el usuario",
    "3.2": "cuándo debe completarse la acción | para cuándo debe completarse la acción",
    "3.4": "se requiere respuesta del cliente | es necesaria la respuesta del cliente",
    "3.5": "acciones que realiza el fabricante | acción que está llevando a cabo el fabricante",
    "4": "información general",
    "4.1": "tipo de fsn | tipo de nota",
    "4.7": "información del fabricante | datos del fabricante",
    "4.7a": "nombre de la empresa | nombre de la compañía | razón social",
    "4.7b": "dirección",
  },
  guidance: "",
  headings: `
    aviso de seguridad | nota de seguridad | alerta sanitaria | nota de aviso |
    nota de aviso de seguridad | alerta de productos sanitarios | nota informativa | retirada de lotes |
    retirada del mercado | aviso urgente de seguridad | retiro del mercado | recupero del mercado`,
  noticeWords: "retirada | aviso de seguridad | fsn | fsca | lotes afectados",
  actions: {
    identify: "identificar el producto | identificar producto",
    quarantine: "poner el producto en cuarentena | producto en cuarentena | cuarentena del producto",
    return: `
      retirada de producto | retirada del mercado | retirada voluntaria | retirada | devolución | devolver |
      retiro del mercado | retiro voluntario | retiro | recupero del mercado | recuperación del producto`,
    exchange: "sustitución | reemplazo",
    modification: "corrección en campo | corrección de producto* | modificación del producto",
    destruction: "destrucción | destruir | desechar",
    inspection: "inspección | inspeccionar",
    labelling: "actualización de las instrucciones de uso | modificación del etiquetado",
    software: "actualización de software | actualización del software",
    patient_management: "seguimiento de los pacientes | seguimiento de pacientes",
  },
  by: "antes del | hasta el | a más tardar el | antes de | no más tarde del | no después del",
  within: "en un plazo de | dentro de | en el plazo de | en un plazo máximo de",
  units: "días | día | días hábiles | días laborables | días naturales | semanas | meses | horas",
  replyWords: `
    formulario de respuesta | formulario* | responder | respondan | acuse de recibo | acuse recibo |
    acusar recibo | acusen recibo | devuelvan | devolver el | cumplimente | cumplimentar`,
  replyForms: "formulario de respuesta | acuse de recibo",
  noReply: "no se requiere respuesta",
  companyVerbs: `
    ha identificado | ha detectado | informa | ha decidido | ha recibido | comunica | desea informar |
    está retirando | ha iniciado`,
  rules: `
    todos | todas | todos los lotes | y posteriores | y anteriores | e inferiores | y superiores |
    anteriores a | a partir de | comprendidos entre | comprendidas entre | entre | que comienzan por | que empiezan por | inferior a | superior a`,
  consumables: `
    kit | estéril | catéter | catéteres | desechable | reactivo | aguja | jeringa | implante | sutura |
    sonda | un solo uso`,
  equipment:
    "sistema | equipo | bomba | bomba de jeringa | batería | monitor | ventilador | analizador | software | cama",
  closings: "atentamente | saludos cordiales | un cordial saludo",
  yes: "sí",
  no: "no",
  update: "actualización",
  otherMail: {
    outOfOffice: "respuesta automática | fuera de la oficina",
    bounce: "no se pudo entregar",
    invoice: "factura | confirmación de pedido",
    newsletter: "darse de baja | cancelar suscripción",
  },
};
