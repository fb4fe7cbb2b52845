#include "total/pack_finding.hpp"

namespace gopbieu {

void pack_finding(ByteWriter& out, Finding const& finding)
{
    out.text(code(finding.say));
    out.number(static_cast<std::uint64_t>(finding.severity));
    auto const& place = finding.place;
    out.text(place.file);
    out.text(place.sheet);
    out.text(place.cell);
    out.number(place.line);
    out.number(place.column);
    out.number(finding.args.size());
    for (auto const& arg : finding.args) {
        out.text(arg.name);
        out.text(arg.value);
    }
}

bool unpack_finding(ByteReader& in, Finding& finding)
{
    auto const say = say_of(in.view());
    finding.say = say.value_or(Say());
    finding.severity = static_cast<Severity>(in.number());
    auto& place = finding.place;
    place.file = in.text();
    place.sheet = in.text();
    place.cell = in.text();
    place.line = in.small_number();
    place.column = in.small_number();
    finding.args.resize(in.count());
    for (auto& arg : finding.args) {
        arg.name = in.text();
        arg.value = in.text();
    }
    return say && in;
}

} // namespace gopbieu
