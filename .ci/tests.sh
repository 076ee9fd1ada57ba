# Runs every test project; sourced by ./hub test, which has built the solution.
# One private RabbitMQ and PostgreSQL serve all of them; results lie in TestResults/.

results=TestResults
running=()

# These start the whole model or a browser and measure time; beside others they would measure the others.
alone='^(ScenarioHub\.)?(System|Web|Hosting)\.Tests$'

run_tests() {
  rm -rf "$results" && mkdir -p "$results"
  trap end_all EXIT
  trap 'exit 130' INT TERM
  start_servers
  local project projects=() alone_projects=()
  for project in $(grep -l --include='*.csproj' -r '"xunit.v3"' tests | sort); do
    project=$(basename "$project" .csproj)
    if [[ $project =~ $alone ]]; then alone_projects+=("$project"); else projects+=("$project"); fi
  done
  [ $((${#projects[@]} + ${#alone_projects[@]})) -gt 0 ] || die 'There is no test project.'
  run_at_most 2 "${projects[@]}"
  run_at_most 1 "${alone_projects[@]}"
  end_all
  trap - EXIT
  summary "${projects[@]}" "${alone_projects[@]}"
}

start_servers() {
  servers_data=$(mktemp -du "${TMPDIR:-/tmp}/scenariohub-XXXXXXXX")
  env -u ConnectionStrings__messaging -u ConnectionStrings__postgres \
    dotnet "$(dll ScenarioHub.AppHost)" --only=servers --management=true --ephemeral=true --data="$servers_data" >"$results/servers.log" 2>&1 </dev/null &
  servers=$!
  local note=$servers_data/run/environment/servers
  until [ -f "$note" ]; do
    kill -0 $servers 2>/dev/null || { cat "$results/servers.log" >&2; die 'The servers for the tests did not start.'; }
    sleep 0.2
  done
  # shellcheck disable=SC1090
  source "$note"
  # Names of their own: a test that starts the whole model must not be turned to these servers by accident.
  export HUB_TEST_POSTGRES=$ConnectionStrings__postgres HUB_TEST_MESSAGING=$ConnectionStrings__messaging HUB_TEST_RABBIT_API=$RabbitMQ__Management
  unset ConnectionStrings__postgres ConnectionStrings__messaging RabbitMQ__Management
}

run_at_most() {
  local most=$1 project
  shift
  for project; do
    [ ${#running[@]} -lt "$most" ] || wait_for_one
    setsid dotnet "$(dll "$project")" -noColor -noLogo -xml "$results/$project.xml" >"$results/$project.log" 2>&1 </dev/null &
    running+=($!)
  done
  while [ ${#running[@]} -gt 0 ]; do wait_for_one; done
}

wait_for_one() {
  local ended left=() pid
  wait -n -p ended "${running[@]}" || true
  for pid in "${running[@]}"; do [ "$pid" = "$ended" ] || left+=("$pid"); done
  running=("${left[@]}")
}

# An attribute of the whole assembly's result; 0 when the project did not live to write it.
count() { grep -oE "<assembly [^>]* $2=\"[0-9]+" "$results/$1.xml" 2>/dev/null | head -1 | grep -oE '[0-9]+$' || echo 0; }

summary() {
  local project total passed=0 failed=0 skipped=0 bad
  for project; do
    total=$(count "$project" total)
    bad=$(($(count "$project" failed) + $(count "$project" errors)))
    if [ "$total" = 0 ]; then
      bad=1
      printf '%s ran no test; the end of its output:\n' "$project"
      tail -n 20 "$results/$project.log"
    elif [ $bad -gt 0 ]; then
      printf '%s:\n' "$project"
      grep -A 25 -E '\[FAIL\]|\[ERROR\]' "$results/$project.log" || tail -n 40 "$results/$project.log"
    fi
    printf '%-40s %5s tests, %s failed, %s s\n' "$project" "$total" "$bad" "$(count "$project" time)"
    passed=$((passed + $(count "$project" passed)))
    failed=$((failed + bad))
    skipped=$((skipped + $(count "$project" skipped) + $(count "$project" not-run)))
  done
  printf '%s passed, %s failed, %s skipped\n' $passed $failed $skipped
  [ $failed = 0 ]
}

end_all() {
  local pid
  for pid in "${running[@]}"; do kill -TERM -- "-$pid" 2>/dev/null || true; done
  if [ -n "${servers:-}" ]; then
    kill -TERM "$servers" 2>/dev/null || true
    wait "$servers" 2>/dev/null || true
    servers=
  fi
}
