import type { Language } from "#lib/notices/reading/languages/language.ts";

export const portuguese: Language = {
  code: "pt",
  months: [
    "janeiro|jan",
    "fevereiro|fev",
    "março|mar",
    "abril|abr",
    "maio|mai",
    "junho|jun",
    "julho|jul",
    "agosto|ago",
    "setembro|set",
    "outubro|out",
    "novembro|nov",
    "dezembro|dez",
  ],
  labels: {
    manufacturer: "fabricante | fabricante do produto | fabricante legal | nome do fabricante",
    otherCompany: `
      empresa detentora do registro | distribuidor | importador | detentor do registro | cliente`,
    fscaReference: "ação de campo código | código da ação de campo | código da ação | referência fsca",
    fsnReference: "referência fsn",
    otherReference: `
      número do alerta | número de registro anvisa | registro anvisa | cnpj | tel | telefone |
      link do alerta | quantidade | classe de risco`,
    date: "data do alerta | data | data do aviso",
    otherDate: `
      data de identificação do problema pela empresa | data da entrada da notificação para a anvisa |
      data de fabricação | data de validade | validade`,
    subject: "assunto",
    device: "nome comercial | produto | produtos | produto afetado | produtos afetados",
    model: "modelo afetado | modelos afetados | modelo | modelos",
    ref: `
      catálogo | número de catálogo | código do produto | códigos | part number |
      número de referência do produto | ot code | ot codes | código`,
    lot: "lote | lotes | número de lote | números de lote | número do lote | lotes afetados | lote afetado",
    serial: "nº de série | número de série | n° de série",
    lotOrSerial: "números de série afetados | lotes/séries afetados | lote/série | número de série ou lote",
    software: "versão do software | versões de software | versão de software",
    actionType: "tipo de ação | ação",
    userAction: `
      recomendações | ações a serem realizadas pelos clientes | medidas a serem tomadas pelos clientes`,
    problem: "problema | motivo | descrição do problema",
    other: `
      nome técnico | tipo de produto | endereço | e-mail | resumo | histórico | anexos |
      informações complementares | identificação do produto ou caso |
      local de distribuição do produto informado pela empresa | para notificar`,
  },
  template: {
    "1": "informações sobre os dispositivos afetados | informação sobre os dispositivos afetados",
    "1.1": "tipo(s) de dispositivo(s) | tipo de dispositivo",
    "1.2": "nome(s) comercial(ais) | nome comercial",
    "1.3": "identificador(es) único(s) do dispositivo | identificação única do dispositivo",
    "1.5": "modelo/catálogo/referência | modelo do dispositivo/número de catálogo",
    "1.6": "versão do software | versão de software",
    "1.7": "números de série ou de lote afetados | intervalo de números de série ou lote afetados",
    "2.1": "descrição do problema do produto | descrição do problema",
    "3.1": "ação a ser tomada pelo utilizador | medidas a tomar pelo utilizador",
    "3.2": "quando deve estar concluída a ação | até quando a ação deve estar concluída",
    "3.4": "é necessária resposta do cliente | é necessária uma resposta do cliente",
    "3.5": "ação tomada pelo fabricante | medidas tomadas pelo fabricante",
    "4": "informações gerais | informação geral",
    "4.7": "informações do fabricante | informação sobre o fabricante",
    "4.7a": "nome da empresa",
    "4.7b": "morada | endereço",
  },
  guidance: "",
  headings: `
    aviso de segurança | ação de campo | alerta de tecnovigilância | tecnovigilância |
    aviso urgente de segurança | recolhimento voluntário`,
  noticeWords: "recall | recolhimento | ação de campo | lotes afetados",
  actions: {
    return: "recolhimento | devolução*",
    exchange: "substituição | troca",
    modification: "correção em campo | correção de partes* | correção de peças | reparo",
    destruction: "destruição | descarte",
    software: "atualização de software | atualização do software | instalar a versão",
    inspection: "inspeção | verificação no local",
    labelling: "correção ou complementação das instruções de uso | atualização das instruções de uso",
    advice:
      "continuidade de uso | suspensão de uso | suspensão do uso | interrupção de uso | interrupção do uso",
    information: "comunicação aos clientes | comunicação ao cliente | comunicação aos usuários",
  },
  by: "até | até o dia | até o dia de | no mais tardar até",
  within: `
    no prazo de | dentro de | em até | em no máximo | no máximo | num prazo de | prazo de | prazo máximo de |
    no prazo máximo de | em`,
  units: "dias | dia | dias úteis | dias corridos | semanas | meses | horas",
  replyWords: `
    formulário de resposta | formulário* | responda | responder | confirmação de recebimento |
    preencha | preencher | acuse o recebimento | acusar o recebimento | confirme o recebimento |
    confirmar o recebimento`,
  replyForms: "formulário de resposta | confirmação de recebimento",
  noReply: "",
  companyVerbs: "identificou | informou que | descobriu que",
  rules: `
    todos os lotes | todas as versões | todos | todas | e acima | e abaixo | abaixo de | acima de | anteriores a | anteriores ao |
    iniciados com | iniciados por | a partir de | e posteriores | e anteriores | inferior a | inferiores a |
    superior a | superiores a | compreendidos entre | compreendidas entre | menor que | menores que | todas as séries | todos os números de série`,
  consumables: `
    material de uso em saúde | material de uso médico | implante | implantes | kit | reagente | calibrador | cateter | estéril | estéreis |
    controle de bioquímica`,
  equipment: `
    equipamento médico | instrumento destinado | analisador | software como dispositivo médico |
    sistema de ressonância | tomógrafo | ventilador | monitor | bomba de infusão | desfibrilador`,
  closings: "atenciosamente",
  yes: "sim",
  no: "não",
  update: "atualização",
  otherMail: {
    outOfOffice: "resposta automática | ausência temporária",
    bounce: "falha na entrega",
    invoice: "fatura | nota fiscal",
    newsletter: "cancelar inscrição",
  },
};
