import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { CHANGE_FIELDS, changeInput, type Change, type ChangeField } from './change-forms.js'

const RANKS = ['principal', 'deputy', 'member']
const search = { optionFilterProp: 'label' } as const

const useOptions = ({ kind }: ChangeField) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { units, people } = useSigned()
  if (kind === 'unit' || kind === 'units')
    return [...units.keys()].map((value) => ({ value, label: labels.unit(value) }))
  if (kind === 'rank') return RANKS.map((value) => ({ value, label: t(`responsibilities.rank.${value}`) }))
  return kind === 'person' ? [...people.keys()].map((value) => ({ value, label: labels.person(value) })) : []
}

const Field = ({ asked }: { readonly asked: ChangeField }) => {
  const { t } = useTranslation()
  const options = useOptions(asked)
  const { name, kind, required } = asked
  const label = t(`responsibilities.field.${kind === 'person' ? 'person' : name}`)
  const rules = required ? [{ required: true, message: t('command.required', { field: label }) }] : []
  const chosen = kind === 'unit' || kind === 'units' || kind === 'person' || kind === 'rank'
  return (
    <Form.Item {...{ name, label, rules }}>
      {chosen ? (
        <Select showSearch={search} options={options} {...(kind === 'units' ? { mode: 'multiple' as const } : {})} />
      ) : (
        <Input type={kind === 'day' ? 'date' : 'text'} maxLength={80} />
      )}
    </Form.Item>
  )
}

interface ChangeDrawerProps {
  readonly change: Change
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form of one change of the organisation. What was filled in stays until it was accepted. */
export const ChangeDrawer = ({ change, onClose, onAccepted }: ChangeDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Readonly<Record<string, unknown>>>()
  const action = { command: change, context: 'organisation', target: '', allowed: true, refusal: null }
  const { sending, send } = useCommand(action, onAccepted)
  const busy = sending.kind === 'sending'
  return (
    <CommandFrame title={t(`command.name.${change}`)} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form
        {...{ form, layout: 'vertical', disabled: busy, scrollToFirstError: true }}
        onFinish={(filled) => void send(changeInput(change, filled))}
      >
        {CHANGE_FIELDS[change].map((asked) => (
          <Field key={asked.name} asked={asked} />
        ))}
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
