import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CommandToSend } from '../api/send-command.js'
import { instantOfWall } from '../format/dates.js'

/** When it really happened, from what was filled in on the city's clock; nothing where it happens now. */
export const happenedOf = (wall: string | undefined, zone: string): CommandToSend['occurred'] =>
  wall ? { at: instantOfWall(wall, zone), zone, precision: 'instant' } : undefined

/** Asks when something happened that is recorded later; left empty, it is now. */
export const HappenedAt = () => {
  const { t } = useTranslation()
  return (
    <Form.Item name="happenedAt" label={t('command.field.happenedAt')}>
      <Input type="datetime-local" />
    </Form.Item>
  )
}
