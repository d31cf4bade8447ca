import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ChannelFields } from '../../shared/command/channel-fields.js'
import type { ChannelField } from '../../shared/api/schema.generated.js'

const MOST = 20

/** The dated steps of an entry, one a row. */
const Milestones = () => {
  const { t } = useTranslation()
  const [what, day] = [t('command.field.milestoneWhat'), t('command.field.milestoneDay')]
  const needed = (field: string) => [{ required: true, whitespace: true, message: t('command.required', { field }) }]
  return (
    <Form.List name="milestones">
      {(rows, { add, remove }) => (
        <fieldset className="milestones">
          <legend>{t('command.field.milestones')}</legend>
          {rows.map(({ key, name }, index) => (
            <div key={key} className="milestone">
              <Form.Item name={[name, 'code']} hidden>
                <Input />
              </Form.Item>
              <Form.Item name={[name, 'zh']} label={`${what} ${index + 1}`} rules={needed(what)}>
                <Input maxLength={500} />
              </Form.Item>
              <Form.Item name={[name, 'day']} label={`${day} ${index + 1}`} rules={needed(day)}>
                <Input type="date" />
              </Form.Item>
              <Button onClick={() => remove(name)} aria-label={t('command.removeMilestone', { n: index + 1 })}>
                ×
              </Button>
            </div>
          ))}
          {rows.length < MOST ? <Button onClick={() => add()}>{t('command.addMilestone')}</Button> : null}
        </fieldset>
      )}
    </Form.List>
  )
}

interface PlanFieldsProps {
  readonly milestones: boolean
  readonly fields: readonly ChannelField[]
}

/** What a form asks because of the mode, the record or the ledger that was chosen. */
export const PlanFields = ({ milestones, fields }: PlanFieldsProps) => (
  <>
    {milestones ? <Milestones /> : null}
    <ChannelFields fields={fields} />
  </>
)
