#include "intake/evidence.hpp"

namespace gopbieu {

std::string line(Evidence const& evidence, Language language)
{
    return evidence.sheet + ": " + evidence.subject + (evidence.against ? ": – " : ": + ") +
           words(evidence.say, evidence.args, language);
}

} // namespace gopbieu
