import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../shared/api/schema.generated.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'

interface AcknowledgeDrawerProps {
  readonly action: Action
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form by which the unit above takes note of a major problem. */
export const AcknowledgeDrawer = ({ action, onClose, onAccepted }: AcknowledgeDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ readonly instruction?: string }>()
  const { sending, send } = useCommand(action, onAccepted)
  const busy = sending.kind === 'sending'
  const label = t('majorProblems.instruction')
  const rules = [{ required: true, whitespace: true, message: t('command.required', { field: label }) }]
  return (
    <CommandFrame title={t('command.name.AcknowledgeMajorProblem')} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form
        {...{ form, disabled: busy }}
        layout="vertical"
        onFinish={({ instruction = '' }) => void send({ problemId: action.target, instruction: instruction.trim() })}
      >
        <Form.Item name="instruction" label={label} rules={rules}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={5_000} />
        </Form.Item>
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
