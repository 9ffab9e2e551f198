-- Argo CD: resource.customizations.health.portolan.dev_PortPolicy
local health = {status = "Progressing", message = "Waiting for the operator"}
if obj.status == nil or obj.status.conditions == nil then
  return health
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Conflicted" and condition.status == "True" then
    return {status = "Degraded", message = condition.message}
  end
  if condition.type == "Accepted" then
    health.status = condition.status == "True" and "Healthy" or "Degraded"
    health.message = condition.message
  end
end
return health
