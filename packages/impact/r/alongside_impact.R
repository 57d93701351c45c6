# The impact engine from R: JSON lines to and from its terminal command. Needs jsonlite, Node 20 or newer and the package
# @alongside/impact (npm i ./alongside-impact-2.0.0.tgz).
#
#   source("alongside_impact.R")
#   answer <- impact_answer(impact_example())
#   answer$deaths_averted$ci95

impact_command <- function() {
  folder <- normalizePath(".")
  repeat {
    built <- file.path(folder, "node_modules", "@alongside", "impact", "dist", "terminal.js")
    if (file.exists(built)) return(c("node", shQuote(built)))
    if (dirname(folder) == folder) break
    folder <- dirname(folder)
  }
  found <- Sys.which("alongside-impact")
  if (found == "") stop("alongside-impact is not installed here: npm i ./alongside-impact-2.0.0.tgz")
  shQuote(unname(found))
}

# Sends one request (a list with `call`) and gives list(rows = data.frame, value = ...). A refusal is an R error with its sentences.
impact_request <- function(..., command = getOption("alongside.impact", impact_command())) {
  fields <- Filter(Negate(is.null), list(id = 1, ...))
  asked <- tempfile(fileext = ".jsonl")
  on.exit(unlink(asked))
  writeLines(jsonlite::toJSON(fields, auto_unbox = TRUE, null = "null", digits = NA), asked)
  lines <- system2(command[1], c(command[-1], "lines"), stdin = asked, stdout = TRUE)
  last <- jsonlite::fromJSON(lines[length(lines)], simplifyVector = FALSE)
  if (!is.null(last$problems)) stop(paste(vapply(last$problems, `[[`, "", "message"), collapse = "\n"))
  rows <- lines[-length(lines)]
  list(
    rows = if (length(rows) == 0) NULL else jsonlite::stream_in(textConnection(rows), verbose = FALSE)$row,
    value = jsonlite::fromJSON(lines[length(lines)])$value
  )
}

# A scenario read as nested lists keeps its shape when it is sent back.
impact_example <- function() {
  lines <- do.call(system2, list(impact_command()[1], c(impact_command()[-1], "example"), stdout = TRUE))
  jsonlite::fromJSON(paste(lines, collapse = "\n"), simplifyVector = FALSE)
}

impact_answer <- function(scenario) impact_request(call = "answer", scenario = scenario)$value

# With `other`: both programs in one place, the same draw being the same world.
impact_draws <- function(scenario, other = NULL, name = NULL, other_name = NULL)
  impact_request(call = "draws", scenario = scenario, other = other, name = name, otherName = other_name)

impact_overdose <- function(draws = 10, months = 48, setting = NULL, name = NULL)
  impact_request(call = "overdose", draws = draws, months = months, setting = setting, name = name)

impact_sharing <- function(program = "none", draws = 10, seed = 1, setting = NULL, name = NULL)
  impact_request(call = "sharing", program = program, draws = draws, seed = seed, setting = setting, name = name)

# A public function by its name: impact_call("kitsForCoverage", "Rhode Island", 0.8)
impact_call <- function(name, ...) impact_request(call = name, with = list(...))$value
