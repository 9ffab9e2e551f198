-- Argo CD: resource.customizations.health.portolan.dev_PortAllocation
-- A refused port is Degraded with the sentence that names the holder; a write that is being retried is Progressing.
local health = {status = "Progressing", message = "Waiting for the operator"}
if obj.status == nil or obj.status.conditions == nil then
  return health
end
if obj.status.observedGeneration ~= nil and obj.metadata.generation ~= nil
    and obj.status.observedGeneration < obj.metadata.generation then
  health.message = "Waiting for the operator to see generation " .. obj.metadata.generation
  return health
end
local conditions = {}
for _, condition in ipairs(obj.status.conditions) do
  conditions[condition.type] = condition
end
local function isTrue(type)
  return conditions[type] ~= nil and conditions[type].status == "True"
end
if isTrue("Stalled") then
  health.status = "Degraded"
  health.message = conditions["Stalled"].message
elseif isTrue("Ready") then
  health.status = "Healthy"
  health.message = conditions["Ready"].message
elseif conditions["Accepted"] ~= nil and conditions["Accepted"].status == "False" then
  health.status = "Degraded"
  health.message = conditions["Accepted"].message
elseif isTrue("Reconciling") then
  health.message = conditions["Reconciling"].message
end
return health
