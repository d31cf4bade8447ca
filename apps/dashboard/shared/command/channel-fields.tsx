import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelField, Named } from '../api/schema.generated.js'
import { useLabels } from '../viewer/labels.js'

const LONGEST = { line: 500, paragraph: 5_000 } as const
const MOST = 1_000_000_000

const useNames = () => {
  const { language } = useLabels()
  return (named: Named) => named[language]
}

const YesNo = (props: object) => {
  const { t } = useTranslation()
  return (
    <Radio.Group {...props}>
      <Radio value={true}>{t('command.yes')}</Radio>
      <Radio value={false}>{t('command.no')}</Radio>
    </Radio.Group>
  )
}

const controlOf = ({ kind, choices }: ChannelField, nameOf: (named: Named) => string): ReactElement => {
  switch (kind) {
    case 'paragraph':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={LONGEST.paragraph} />
    case 'number':
      return <InputNumber min={0} max={MOST} className="wide-input" />
    case 'day':
      return <Input type="date" />
    case 'instant':
      return <Input type="datetime-local" />
    case 'choice':
      return (
        <Select allowClear options={(choices ?? []).map((choice) => ({ value: choice.code, label: nameOf(choice) }))} />
      )
    case 'yesNo':
      return <YesNo />
    default:
      return <Input maxLength={LONGEST.line} autoComplete="off" />
  }
}

/** The fields of a channel in a form, under `fields`. */
export const ChannelFields = ({ fields }: { readonly fields: readonly ChannelField[] }) => {
  const { t } = useTranslation()
  const nameOf = useNames()
  return fields.map((field) => {
    const label = nameOf(field)
    const rules = field.required ? [{ required: true, message: t('command.required', { field: label }) }] : []
    return (
      <Form.Item key={field.code} name={['fields', field.code]} label={label} rules={rules}>
        {controlOf(field, nameOf)}
      </Form.Item>
    )
  })
}

/** The points a reply has to answer, in a form, under `points`. */
export const ReplyPoints = ({ points }: { readonly points: readonly Named[] }) => {
  const { t } = useTranslation()
  const nameOf = useNames()
  return points.map((point) => {
    const label = nameOf(point)
    return (
      <Form.Item
        key={point.code}
        name={['points', point.code]}
        label={label}
        rules={[{ required: true, whitespace: true, message: t('command.required', { field: label }) }]}
      >
        <Input maxLength={LONGEST.line} autoComplete="off" />
      </Form.Item>
    )
  })
}
