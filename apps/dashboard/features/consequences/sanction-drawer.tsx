import { Alert, Form, Input, Radio } from 'antd'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, Sanction } from '../../shared/api/schema.generated.js'
import { Trouble } from '../../shared/command/trouble.js'
import type { Accepted } from '../../shared/command/use-accepted.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { useCommand } from '../../shared/command/use-command.js'
import { addDays, dayOf } from '../../shared/format/dates.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { DECISIONS, SANCTION_FIELDS, sanctionInputOf, type Filled } from './sanction-forms.js'

interface SanctionDrawerProps {
  readonly action: Action
  readonly sanction: Sanction
  readonly onClose: () => void
  readonly onAccepted: (accepted: Accepted) => void
}

const LONGEST = 5_000

interface DecisionProps {
  readonly outstanding: boolean
}

/** Nothing can be issued while the other side may still speak; letting somebody off needs no statement. */
const Decision = ({ outstanding, ...rest }: DecisionProps) => {
  const { t } = useTranslation()
  return (
    <Radio.Group {...rest} className="decisions">
      {DECISIONS.map((decision) => {
        const isLater = outstanding && decision === 'issue'
        return (
          <Radio key={decision} value={decision} disabled={isLater}>
            {t(`consequences.choose.${decision}`)}
            {isLater ? ` · ${t('consequences.issueLater')}` : ''}
          </Radio>
        )
      })}
    </Radio.Group>
  )
}

const Field = ({ name, sanction }: { readonly name: keyof Filled; readonly sanction: Sanction }) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const decision = Form.useWatch<string | undefined>('decision')
  if (name === 'effectUntil' && decision !== 'issue') return null
  const label = t(`consequences.field.${name}`)
  const rules =
    name === 'effectUntil'
      ? []
      : [{ required: true, whitespace: true, message: t('command.required', { field: label }) }]
  const control = (): ReactElement => {
    switch (name) {
      case 'decision':
        return <Decision outstanding={sanction.statementOutstanding} />
      case 'effectUntil':
        return <input type="date" className="day-input" min={addDays(dayOf(sanction.asOf.at, me.zone), 1)} />
      case 'reason':
      case 'text':
        return <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={LONGEST} showCount />
    }
  }
  return (
    <Form.Item name={name} label={label} rules={rules}>
      {control()}
    </Form.Item>
  )
}

/** The form of one command about a measure. What was filled in stays until the command was accepted. */
export const SanctionDrawer = ({ action, sanction, onClose, onAccepted }: SanctionDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Filled>()
  const { sending, send } = useCommand(action, onAccepted)
  const busy = sending.kind === 'sending'
  const fields = SANCTION_FIELDS[action.command] ?? []
  return (
    <CommandFrame title={t(`command.name.${action.command}`)} {...{ busy, onClose }} onSend={() => form.submit()}>
      {action.command === 'DecideSanction' && sanction.statementOutstanding ? (
        <Alert type="warning" showIcon title={t('consequences.outstanding')} className="promise" />
      ) : null}
      <Form
        form={form}
        layout="vertical"
        disabled={busy}
        scrollToFirstError
        onFinish={(filled) => void send(sanctionInputOf(action.command, sanction.row.sanctionId, filled))}
      >
        {fields.map((name) => (
          <Field key={name} name={name} sanction={sanction} />
        ))}
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
