import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../shared/api/schema.generated.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'

interface OneTextDrawerProps {
  readonly action: Action
  /** What it is about, in a line. */
  readonly about: string
  /** The field that is asked for. */
  readonly field: 'reason' | 'finding'
  /** What is sent beside it. */
  readonly said: Readonly<Record<string, unknown>>
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form of a command that asks for one text: why somebody is excused, or what was seen. */
export const OneTextDrawer = ({ action, about, field, said, onClose, onAccepted }: OneTextDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ readonly text?: string }>()
  const { sending, send } = useCommand(action, onAccepted)
  const busy = sending.kind === 'sending'
  const label = t(`negativeLists.field.${field}`)
  const rules = [{ required: true, whitespace: true, message: t('command.required', { field: label }) }]
  return (
    <CommandFrame title={t(`command.name.${action.command}`)} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form
        {...{ form, disabled: busy }}
        layout="vertical"
        onFinish={({ text = '' }) => void send({ ...said, [field]: text.trim() })}
      >
        <p>{about}</p>
        <Form.Item name="text" label={label} rules={rules}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={field === 'reason' ? 500 : 5_000} />
        </Form.Item>
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
