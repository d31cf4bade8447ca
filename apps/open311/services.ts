import type { ChannelDefinition, ChannelField } from '@huiyin/contracts/intake'
import type { Answer, Fields } from './answer.js'
import { LATITUDE, LONGITUDE } from './channel.js'
import type { Promised } from './ports.js'
import { missing, NotAnswered } from './problem.js'
import { YES_NO, type Language, type Words } from './words.js'

/** A service: a category of the campaign in force, or the one for what nobody has sorted yet. */
export interface Service extends Words {
  readonly code: string
}

/** For a report whose sender knows no category; the desk chooses one when it registers the item. */
export const UNSORTED: Service = {
  code: 'unsorted',
  zh: '未分类（由窗口归类）',
  en: 'not sorted yet (the desk chooses)',
}

/** What may be reported now: the categories of the campaign in force, and what has none. */
export const servicesOf = (promised: Promised): readonly Service[] => [...(promised?.categories ?? []), UNSORTED]

/** The service of this code; throws `NotAnswered` where there is none. */
export const serviceOf = (services: readonly Service[], code: string): Service => {
  const found = services.find((one) => one.code === code)
  if (found) return found
  const says = missing('没有这个 service_code，请先取 services', 'there is no such service_code: ask for the services')
  throw new NotAnswered([says])
}

/** How a service is called; a category of an earlier campaign is called by its code. */
export const serviceName = (services: readonly Service[], code: string, language: Language): string =>
  services.find((one) => one.code === code)?.[language] ?? code

const row =
  (language: Language) =>
  (service: Service): Fields => ({
    service_code: service.code,
    service_name: service[language],
    description: null,
    metadata: true,
    type: 'realtime',
    keywords: null,
    group: null,
  })

/** GET services. */
export const servicesAnswer = (services: readonly Service[], language: Language): Answer => ({
  root: 'services',
  of: { each: 'service', of: services.map(row(language)) },
})

const DATATYPES: Readonly<Record<ChannelField['kind'], string>> = {
  line: 'string',
  paragraph: 'text',
  number: 'number',
  day: 'datetime',
  instant: 'datetime',
  choice: 'singlevaluelist',
  yesNo: 'singlevaluelist',
}

const valuesOf = ({ kind, choices }: ChannelField, language: Language): Fields => {
  const listed = kind === 'yesNo' ? YES_NO : (choices ?? []).map(({ code, zh, en }) => ({ key: code, zh, en }))
  if (listed.length === 0) return {}
  return { values: { each: 'value', of: listed.map((one) => ({ key: one.key, name: one[language] })) } }
}

/** The attribute by which a program says which of its own reports this is. FixMyStreet fills it in by itself. */
export const REFERENCE = 'fixmystreet_id'

const referenceRow = (order: number, language: Language): Fields => ({
  variable: false,
  code: REFERENCE,
  datatype: 'string',
  required: false,
  datatype_description: null,
  order,
  description: {
    zh: '发送方自己的编号：以同一编号再次发送不会重复立件',
    en: 'the number the sender has given it: sent again under it, it is the same request',
  }[language],
  automated: 'server_set',
})

/** The fields of a channel that are asked as attributes: a position has arguments of its own. */
export const attributesOf = ({ fields }: Pick<ChannelDefinition, 'fields'>): readonly ChannelField[] =>
  fields.filter(({ code }) => code !== LATITUDE && code !== LONGITUDE)

/** GET a service definition: what the channel asks, whichever service it is about. */
export const definitionAnswer = (service: Service, channel: ChannelDefinition, language: Language): Answer => {
  const asked = attributesOf(channel)
  const rows = asked.map((field, index): Fields => ({
    variable: true,
    code: field.code,
    datatype: DATATYPES[field.kind],
    required: field.required,
    datatype_description: null,
    order: index + 1,
    description: field[language],
    ...valuesOf(field, language),
  }))
  return {
    root: 'service_definition',
    of: {
      service_code: service.code,
      attributes: { each: 'attribute', of: [...rows, referenceRow(asked.length + 1, language)] },
    },
  }
}
