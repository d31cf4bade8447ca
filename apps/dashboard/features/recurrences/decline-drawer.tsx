import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, RecurrenceAlert } from '../../shared/api/schema.generated.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'

interface DeclineDrawerProps {
  readonly action: Action
  readonly alert: RecurrenceAlert
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form by which somebody says why no special programme is opened. */
export const DeclineDrawer = ({ action, alert, onClose, onAccepted }: DeclineDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ readonly reason?: string }>()
  const { sending, send } = useCommand(action, onAccepted)
  const busy = sending.kind === 'sending'
  const { recurrenceId, wave } = alert
  const label = t('recurrences.reason')
  const rules = [{ required: true, whitespace: true, message: t('command.required', { field: label }) }]
  return (
    <CommandFrame title={t('command.name.DeclineProgramme')} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form
        {...{ form, disabled: busy }}
        layout="vertical"
        onFinish={({ reason = '' }) => void send({ recurrenceId, wave, reason: reason.trim() })}
      >
        <Form.Item name="reason" label={label} rules={rules}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={500} showCount />
        </Form.Item>
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
